import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

// The development server answers for the bundle and hands /api and sockets to a running designer.
const server = process.env.DESIGNER_SERVER ?? "http://127.0.0.1:8765";

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: "dist",
    target: "es2022",
    assetsInlineLimit: 0, // the Content-Security-Policy allows no data: addresses for fonts
    chunkSizeWarningLimit: 1200,
  },
  server: {
    proxy: {
      "/api": { target: server },
      "/socket.io": { target: server, ws: true },
    },
  },
  test: {
    css: false,
    projects: [
      {
        extends: true,
        test: { name: "plain", environment: "node", include: ["src/**/*.test.ts"] },
      },
      {
        extends: true,
        test: {
          name: "page",
          environment: "jsdom",
          include: ["src/**/*.test.tsx"],
          setupFiles: ["src/test/setup.ts"],
        },
      },
    ],
  },
});
