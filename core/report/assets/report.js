// Filters, keyboard and the link between a finding and its marks. The report reads without it.
(() => {
  'use strict';
  const root = document.documentElement;
  const find = (selector) => Array.from(document.querySelectorAll(selector));
  const findings = find('.finding');
  const boxes = find('.filters input[name]');
  const shown = document.getElementById('shown');
  const help = document.getElementById('help');
  let current = null;
  root.classList.add('js');

  const wanted = (name) => new Set(boxes.filter((box) => box.name === name && box.checked).map((box) => box.value));

  function filter() {
    const severities = wanted('severity');
    const kinds = wanted('kind');
    let count = 0;
    for (const item of findings) {
      item.hidden = !(severities.has(item.dataset.s) && kinds.has(item.dataset.k));
      if (!item.hidden) count += 1;
    }
    if (shown) shown.textContent = count === findings.length ? 'All shown' : count + ' of ' + findings.length + ' shown';
  }

  function select(item, scroll) {
    for (const mark of find('.on')) mark.classList.remove('on');
    current = item;
    if (!item) return;
    item.classList.add('on');
    item.scrollIntoView({ block: 'nearest' });
    for (const mark of find('a.m[href="#' + item.id + '"]')) mark.classList.add('on');
    const number = item.id.slice(1);
    const target = document.getElementById('v' + number) || document.getElementById('o' + number);
    if (target && scroll) target.scrollIntoView({ block: 'center' });
    item.focus({ preventScroll: true });
  }

  function step(by) {
    const visible = findings.filter((item) => !item.hidden);
    if (visible.length === 0) return;
    const at = visible.indexOf(current);
    const next = at < 0 ? (by > 0 ? 0 : visible.length - 1) : Math.min(Math.max(at + by, 0), visible.length - 1);
    select(visible[next], true);
  }

  function toggleConfirmed() {
    const box = document.getElementById('confirmed');
    if (!box) return;
    box.checked = !box.checked;
    root.classList.toggle('show-ok', box.checked);
  }

  for (const box of boxes) box.addEventListener('change', filter);
  const confirmed = document.getElementById('confirmed');
  if (confirmed) confirmed.addEventListener('change', () => root.classList.toggle('show-ok', confirmed.checked));
  const reset = document.getElementById('reset');
  if (reset) reset.addEventListener('click', () => { for (const box of boxes) box.checked = true; filter(); });

  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (!link) {
      const card = event.target.closest('.finding');
      if (card) select(card, true);
      return;
    }
    const item = document.getElementById(link.getAttribute('href').slice(1));
    if (!item || !item.classList.contains('finding')) return;
    event.preventDefault();
    item.hidden = false;
    select(item, !link.classList.contains('m'));
  });

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (help && help.open) return;
    if (event.key === 'j') step(1);
    else if (event.key === 'k') step(-1);
    else if (event.key === 'c') toggleConfirmed();
    else if (event.key === '?' && help) help.showModal();
    else if (event.key === 'Escape') select(null, false);
    else return;
    event.preventDefault();
  });

  let opened = [];
  window.addEventListener('beforeprint', () => { opened = find('details:not([open])'); for (const part of opened) part.open = true; });
  window.addEventListener('afterprint', () => { for (const part of opened) part.open = false; });
  filter();
})();
