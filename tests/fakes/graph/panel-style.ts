/** The product's colours and sizes (app/globals.css), for a page that the product does not serve. */
export const PANEL_STYLE = `
:root{color-scheme:light dark;--canvas:#fafafb;--surface:#fff;--subtle:#f2f2f5;--line:#e1e2e8;--edge:#858894;--ink:#17181c;--muted:#5a5d69;--accent:#4f3fcb;--on-accent:#fff;--warning:#7a4c08;--warning-soft:#fdf4e3;--warning-line:#ead4a6}
@media (prefers-color-scheme:dark){:root{--canvas:#101115;--surface:#16181d;--subtle:#1f2127;--line:#2b2e36;--edge:#747885;--ink:#eff0f4;--muted:#a4a7b4;--accent:#b1a6ff;--on-accent:#14112d;--warning:#eec274;--warning-soft:#292012;--warning-line:#564420}}
*{box-sizing:border-box}
body{margin:0;background:var(--canvas);color:var(--ink);font:.9375rem/1.5rem "Inter Variable",Inter,ui-sans-serif,system-ui,sans-serif;-webkit-font-smoothing:antialiased}
p,h1,h2,ul{margin:0}
a{color:inherit;text-underline-offset:3px}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
header{display:flex;flex-wrap:wrap;gap:0 1.5rem;align-items:center;padding:.5rem max(1rem,calc(50vw - 31rem));border-bottom:1px solid var(--line);background:var(--surface)}
header p{font-weight:600;letter-spacing:-.01em}
header a{display:inline-block;padding:.5rem 0;margin-right:1.25rem;color:var(--muted);font-size:.8125rem}
main{max-width:64rem;margin:0 auto;padding:2rem 1rem 4rem}
h1{font-size:1.375rem;line-height:1.875rem;font-weight:600;letter-spacing:-.01em}
h2{display:flex;flex-wrap:wrap;gap:.25rem .625rem;align-items:center;font-size:.9375rem;font-weight:600}
.lead{max-width:46rem;margin-top:.25rem;color:var(--muted)}
.soft{color:var(--muted);font-size:.8125rem;line-height:1.25rem}
.state{display:flex;flex-wrap:wrap;gap:.75rem 1.5rem;align-items:center;justify-content:space-between;min-height:4rem;margin:1.5rem 0;padding:.75rem 1rem;border:1px solid var(--line);border-radius:10px;background:var(--subtle)}
.state.active{border-color:var(--warning-line);background:var(--warning-soft);color:var(--warning)}
.state a{display:inline-block;min-height:1.5rem}
ul{display:grid;gap:.75rem;padding:0;list-style:none}
.card{display:flex;flex-wrap:wrap;gap:.75rem 1.5rem;align-items:center;padding:1rem;border:1px solid var(--line);border-radius:10px;background:var(--surface);scroll-margin-top:1rem}
.card.active{border-color:var(--warning-line)}
.words{flex:1 1 22rem;min-width:0;display:grid;gap:.25rem;max-width:46rem}
.card form,.card>.soft{margin-left:auto}
.badge{padding:0 .5rem;border:1px solid var(--warning-line);border-radius:6px;background:var(--warning-soft);color:var(--warning);font-size:.8125rem;line-height:1.375rem;font-weight:500}
button{min-height:2.5rem;padding:.375rem .875rem;border:1px solid var(--line);border-radius:6px;background:var(--surface);color:var(--ink);font:inherit;font-size:.8125rem;font-weight:500;cursor:pointer}
button:hover{border-color:var(--edge);background:var(--subtle)}
button.go{border-color:transparent;background:var(--accent);color:var(--on-accent)}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
`;
