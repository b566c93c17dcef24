import { defineConfig } from "vite";

export default defineConfig({
  build: {
    // What the store serves, and what is copied to the site's bucket.
    outDir: "target/site",
    emptyOutDir: true,
    // Browsers of the last three years or so.
    target: "es2022",
    // Everything is a file of its own: the content security policy takes no script or style in a page.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // How long plugins take is no fault of the build.
    rolldownOptions: { checks: { bundlerTimings: false } },
  },
  // JSX as tsconfig.json says it.
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  css: { modules: { localsConvention: "camelCaseOnly" } },
  // `npm run dev` asks a running store; say where it is with STORE.
  server: { proxy: Object.fromEntries(["/config.json", "/graphql", "/cognito-idp"].map((path) => [path, { target: process.env.STORE ?? "http://127.0.0.1:4000", ws: true }])) },
});
