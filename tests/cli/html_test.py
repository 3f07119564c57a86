"""The HTML report in a real browser: nothing hostile runs, filters and keyboard work. Skipped where chromium is missing."""
import re
import shutil
import subprocess
import tempfile
import unittest

import tool

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
RUN = "document.title='PWNED'"
PAYLOADS = [
    f"<script>{RUN}</script>", f"<img src=x onerror={RUN}>", f"</title><script>{RUN}</script>", f'"><svg/onload={RUN}>',
    f"' onmouseover={RUN} '", f"</style><script>{RUN}</script>", f"javascript:{RUN}", f"--><script>{RUN}</script>",
    f'<iframe srcdoc="<script>parent.{RUN}</script>">', f"<details open ontoggle={RUN}>", f"<body onload={RUN}>",
    f"&lt;script&gt;{RUN}&lt;/script&gt;", "<meta http-equiv=refresh content='0;url=https://example.org'>", "<base href=https://example.org>",
]


@unittest.skipUnless(BROWSER, "no chromium")
class Page(tool.Tool):
    def dom(self, path):
        with tempfile.TemporaryDirectory() as profile:
            run = subprocess.run(
                [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", "--no-first-run", "--disable-background-networking",
                 "--disable-component-update", "--disable-sync", "--virtual-time-budget=2000", f"--user-data-dir={profile}", f"file://{path}"],
                stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=120, check=False)
        return run.stdout.decode()

    def page(self, *arguments):
        self.run_tool("compare", *arguments, "-o", "page.html")
        return self.folder / "page.html"

    def test_no_payload_runs(self):
        text = tool.ORIGINAL + "\n" + "\n\n".join(f"In case {40 + i} the firm {p} paid USD {300 + i} to 12 people." for i, p in enumerate(PAYLOADS))
        original = self.write("a<img src=x onerror=alert(1)>.txt", text)
        version = self.write("b'\"&.txt", text.replace("47", "74").replace("USD 3", "USD 9"))
        dom = self.dom(self.page(original, version))
        self.assertRegex(dom, r"<title>Copy: [^<]*</title>")
        self.assertNotRegex(dom, r"<title>PWNED")
        self.assertNotRegex(dom, r"<(img|iframe|base|details open|object|embed)\b")
        self.assertEqual(len(re.findall(r"<script", dom)), 1)
        self.assertIn('class="js"', dom)    # the report's own script did run under its policy

    def test_keyboard_and_filters(self):
        path = self.page(self.original, self.version)
        page = path.read_text()
        count = len(re.findall(r'<li class="finding', page))
        self.assertGreaterEqual(count, 2)
        probe = """<script>
          const press = (key) => document.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true}));
          const selected = () => (document.querySelector('.finding.on') || {id: 'none'}).id;
          const seen = [];
          press('j'); seen.push(selected()); press('j'); seen.push(selected()); press('k'); seen.push(selected());
          seen.push(document.querySelectorAll('a.m.on').length > 0);
          press('Escape'); seen.push(selected());
          press('c'); seen.push(document.documentElement.classList.contains('show-ok'));
          const box = document.querySelector('.filters input[value=critical]');
          box.click(); seen.push(document.querySelectorAll('.finding.critical:not([hidden])').length);
          document.getElementById('reset').click(); seen.push(document.querySelectorAll('.finding[hidden]').length);
          press('?'); seen.push(document.getElementById('help').open);
          document.title = seen.join(' ');
        </script>"""
        page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page).replace("</body>", probe + "</body>")
        path.write_text(page)
        self.assertIn("<title>f1 f2 f1 true none true 0 0 true</title>", self.dom(path))

    def test_every_link_leads_somewhere(self):
        page = re.sub(r"(?s)<script>.*</script>", "", self.page(self.original, self.version).read_text())
        ids = re.findall(r'\bid="?([\w-]+)', page)
        self.assertEqual(len(ids), len(set(ids)))
        for target in re.findall(r'href="#([^"]*)"', page):
            self.assertIn(target, ids)


if __name__ == "__main__":
    tool.main()
