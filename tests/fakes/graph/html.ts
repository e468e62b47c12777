const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}

const STYLE = `
:root{color-scheme:light dark;--bg:#f6f5f2;--card:#fff;--ink:#1d1c1a;--soft:#66625b;--line:#e2ded6;--go:#23603f;--on-go:#fff;--note:#fdf3d7;--on-note:#5b4500}
@media (prefers-color-scheme:dark){:root{--bg:#161513;--card:#211f1c;--ink:#f1eee8;--soft:#aba59a;--line:#38352f;--go:#7fcea1;--on-go:#0c2316;--note:#3a3012;--on-note:#f4e2ab}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
.note{margin:0;padding:.5rem 1rem;background:var(--note);color:var(--on-note);font-size:.875rem;text-align:center}
main{max-width:58rem;margin:0 auto;padding:2rem 1rem 4rem}
main.narrow{max-width:34rem}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 .5rem;overflow-wrap:anywhere}
a{color:inherit}
.soft{color:var(--soft)}
.card{background:var(--card);border:1px solid var(--line);border-radius:14px;padding:1.5rem}
fieldset{border:0;border-top:1px solid var(--line);margin:1.25rem 0 0;padding:1rem 0 0}
legend{padding:0;font-weight:600;float:left;width:100%;margin-bottom:.25rem}
label{display:flex;gap:.75rem;align-items:flex-start;padding:.5rem 0;clear:both}
input[type=checkbox]{width:1.25rem;height:1.25rem;margin:.15rem 0 0;accent-color:var(--go);flex:none}
label small{display:block;color:var(--soft)}
.actions{display:flex;flex-wrap:wrap;gap:.75rem;margin-top:1.5rem}
button{font:inherit;font-weight:600;min-height:2.75rem;padding:.5rem 1.25rem;border-radius:10px;border:1px solid var(--line);background:transparent;color:inherit;cursor:pointer}
button.go{background:var(--go);border-color:var(--go);color:var(--on-go);flex:1}
:focus-visible{outline:3px solid var(--go);outline-offset:2px}
.who{display:flex;gap:1rem;align-items:center;margin-bottom:1.5rem}
.avatar{width:4.5rem;height:4.5rem;border-radius:50%;display:grid;place-items:center;flex:none;font-size:2rem;font-weight:600;color:#fff}
.who p{margin:0}
.grid{display:grid;grid-template-columns:repeat(auto-fill,minmax(11rem,1fr));gap:.75rem;list-style:none;padding:0;margin:0}
.grid img{display:block;width:100%;aspect-ratio:1;object-fit:cover;border-radius:10px;background:var(--line)}
.grid a{display:block;position:relative}
.badge{position:absolute;top:.5rem;right:.5rem;padding:.1rem .5rem;border-radius:999px;background:#000b;color:#fff;font-size:.8125rem}
.stories{display:flex;flex-wrap:wrap;gap:.75rem;list-style:none;padding:0;margin:0 0 1.5rem}
.stories img{display:block;width:4.5rem;height:4.5rem;object-fit:cover;border-radius:50%;border:3px solid var(--go)}
.stories a{display:grid;justify-items:center;font-size:.8125rem;text-decoration:none}
.frame{position:relative}
.comments{list-style:none;padding:1rem 0 0;margin:1rem 0 0;border-top:1px solid var(--line);overflow-wrap:anywhere}
.post img{display:block;max-width:100%;max-height:75vh;margin:0 auto 1.25rem;border-radius:10px}
.caption{white-space:pre-wrap;overflow-wrap:anywhere}
.list{list-style:none;padding:0;display:grid;gap:.75rem}
.list a{display:flex;gap:1rem;align-items:center;text-decoration:none}
.list .avatar{width:3rem;height:3rem;font-size:1.25rem}
`;

export interface HtmlPage {
  title: string;
  /** Already escaped. */
  main: string;
  isNarrow?: boolean;
  status?: number;
}

export function htmlResponse({ title, main, isNarrow = false, status = 200 }: HtmlPage): Response {
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<p class="note">Local Meta, for testing</p>
<main${isNarrow ? ' class="narrow"' : ""}>${main}</main>
</body>
</html>`;
  return new Response(html, {
    status,
    headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" },
  });
}

export function avatarHtml(name: string, id: string): string {
  const hue = hueOf(id);
  return `<span class="avatar" style="background:hsl(${hue} 42% 36%)" aria-hidden="true">${escapeHtml(name.charAt(0).toUpperCase())}</span>`;
}

export function hueOf(id: string): number {
  return (Number(id.slice(-3)) * 67 + 20) % 360;
}
