import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compressedAssets } from './assets-plugin.ts'
import { contracts } from './contracts-plugin.ts'

const here = fileURLToPath(new URL('.', import.meta.url))
const server = process.env.BMMS_SERVER ?? 'http://127.0.0.1:3000'

export default defineConfig({
  root: here,
  plugins: [react(), contracts(), compressedAssets({ budgetKilobytes: 200 })],
  resolve: { alias: { 'react-remove-scroll': fileURLToPath(new URL('src/app/no-scroll-lock.ts', import.meta.url)) } },
  server: {
    fs: { allow: [fileURLToPath(new URL('..', import.meta.url))] },
    proxy: { '/api': { target: server, changeOrigin: false } },
  },
  build: {
    outDir: 'dist',
    target: ['chrome109', 'firefox115', 'safari16'],
    // Data addresses and inline scripts are refused by the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // Changes with an upgrade only, so that a browser keeps it from release to release.
            {
              name: 'framework',
              test: /node_modules[\\/](react|react-dom|scheduler|@tanstack)[\\/]/,
              tags: ['$initial'],
              priority: 3,
            },
            { name: 'shell', tags: ['$initial'], priority: 2 },
            // Small parts that many pages share: a page is 10 files instead of 40, and the next page has them already.
            {
              name: 'parts',
              test: /[\\/]web[\\/]src[\\/](ui|lib|api)[\\/]/,
              minShareCount: 4,
              maxModuleSize: 5000,
              priority: 1,
            },
          ],
        },
      },
    },
  },
})
