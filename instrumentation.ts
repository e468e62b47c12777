/** Boot of the web process: settings, indexes, and the inline worker where it is wanted. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { boot } = await import("@/infrastructure/boot");
  await boot();
}
