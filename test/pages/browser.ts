/** A headless Chromium, where one is installed: Debian's, or the one that CHROMIUM names. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer, { type Page } from "puppeteer-core";

const PLACES = [
  process.env["CHROMIUM"] ?? "",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** Its program; undefined where there is none. */
export const chromium = PLACES.find((path) => path !== "" && existsSync(path));

if (chromium === undefined) {
  process.stderr.write(
    "No Chromium is installed (apt-get install chromium, or set CHROMIUM): the tests of the schema page in a browser are skipped.\n",
  );
}

/** A browser for the tests of one file. */
export interface Browser {
  /** Opens a page from a file; what its console says and what it fails with goes to `complaints`. */
  readonly open: (html: string) => Promise<Opened>;
  readonly close: () => Promise<void>;
}

/** An open page. */
export interface Opened {
  readonly page: Page;
  readonly url: string;
  readonly complaints: readonly string[];
}

/** Starts one. */
export const startBrowser = async (): Promise<Browser> => {
  const folder = mkdtempSync(join(tmpdir(), "dws-test-page-"));
  const browser = await puppeteer.launch({
    executablePath: chromium ?? "",
    // Root may not have a sandbox, and a container has little shared memory.
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
  });
  let count = 0;
  const open = async (html: string): Promise<Opened> => {
    count += 1;
    const file = join(folder, `page-${count}.html`);
    writeFileSync(file, html);
    const page = await browser.newPage();
    await page.setViewport({ width: 1440, height: 900 });
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("dialog", (dialog) => {
      complaints.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("request", (request) => {
      const url = request.url();
      if (!url.startsWith("file:")) complaints.push(`request: ${url}`);
    });
    const url = `file://${file}`;
    await page.goto(url);
    return { page, url, complaints };
  };
  return {
    open,
    close: async () => {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
