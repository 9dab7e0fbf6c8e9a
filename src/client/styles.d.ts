/** Address of a stylesheet that a script loads. */
declare module '*.css?url' {
  const href: string;
  // biome-ignore lint/style/noDefaultExport: that is what Vite makes of it.
  export default href;
}
