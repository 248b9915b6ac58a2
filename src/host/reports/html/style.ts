/** How reports look: light and dark as the reader's system, and on paper. */
export const style = `
:root{--ink:#1f2328;--soft:#59636e;--line:#d1d9e0;--ground:#fff;--raised:#f6f8fa;--accent:#0969da;--good:#1a7f37;--bad:#cf222e;--goodground:#dafbe1;--badground:#ffebe9}
@media (prefers-color-scheme:dark){:root{--ink:#e6edf3;--soft:#9198a1;--line:#3d444d;--ground:#0d1117;--raised:#161b22;--accent:#4493f8;--good:#3fb950;--bad:#f85149;--goodground:#12261e;--badground:#301a1f}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:14px/1.5 system-ui,"Segoe UI",sans-serif}
main{max-width:82rem;margin:0 auto;padding:1.5rem 1.25rem 3rem}
h1{font-size:1.35rem;margin:0 0 .25rem;overflow-wrap:anywhere}
h2{font-size:1.05rem;margin:2rem 0 .5rem}
h3{font-size:.95rem;margin:1.25rem 0 .4rem}
p{margin:.25rem 0}
ul{margin:.25rem 0;padding-left:1.25rem}
.soft{color:var(--soft)}
.verdict{font-size:1.05rem;margin:.75rem 0;padding:.6rem .9rem;border-left:3px solid var(--accent);background:var(--raised)}
.warning{border-left:3px solid var(--bad);padding:.3rem .75rem;background:var(--badground);margin:.4rem 0}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{padding:.35rem .7rem;text-align:right;border-bottom:1px solid var(--line);white-space:nowrap;vertical-align:top}
th{font-weight:600;color:var(--soft);font-size:.85rem}
.name{text-align:left;white-space:normal;overflow-wrap:anywhere}
td.name{min-width:9rem}
.moved td,.moved th{text-align:left;white-space:pre-wrap;overflow-wrap:anywhere}
.moved td:first-child{white-space:nowrap}
.bar{display:block;width:100%;min-width:6rem;height:.5rem;margin-top:.15rem}
.track{fill:var(--line)}.range{fill:var(--accent);opacity:.4}.mean{fill:var(--accent)}
details{margin:.5rem 0}summary{cursor:pointer;font-weight:600}
pre{margin:.5rem 0;padding:.75rem;background:var(--raised);border:1px solid var(--line);border-radius:6px;overflow-x:auto;font:12px/1.5 ui-monospace,Consolas,monospace;white-space:pre-wrap;overflow-wrap:anywhere}
.add{background:var(--goodground)}.del{background:var(--badground)}
.add,.del,.same{display:block}
.tools{display:flex;flex-wrap:wrap;gap:.5rem;align-items:center;margin:.5rem 0}
.tools input,.tools select,button{font:inherit;color:inherit;background:var(--ground);border:1px solid var(--line);border-radius:6px;padding:.25rem .6rem}
.tools input{flex:1 1 14rem;max-width:26rem}
:focus-visible{outline:2px solid var(--accent);outline-offset:1px}
#list{border:1px solid var(--line);border-radius:6px;overflow:auto;height:min(70vh,48rem);position:relative}
.row{display:flex;min-width:max-content;border-bottom:1px solid var(--line);height:30px;align-items:center}
#space .row{position:absolute;left:0;right:0;cursor:pointer}
#space .row:hover{background:var(--raised)}
#heads{position:sticky;top:0;z-index:1;background:var(--raised);font-weight:600;color:var(--soft);cursor:default}
#space{position:relative}
.cell{flex:1 0 12rem;width:12rem;padding:0 .6rem;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.cell.line{flex:0 0 4.5rem;width:4.5rem;text-align:right;color:var(--soft);font-variant-numeric:tabular-nums}
.good::before{content:"\\2713";color:var(--good)}.bad::before{content:"\\2717";color:var(--bad)}.none::before{content:"!";color:var(--bad);font-weight:700}
.good::before,.bad::before,.none::before{display:inline-block;width:1.1rem}
.none{color:var(--bad)}
dialog{width:min(60rem,94vw);max-height:88vh;color:inherit;background:var(--ground);border:1px solid var(--line);border-radius:8px;padding:1rem 1.25rem;overflow:auto}
dialog::backdrop{background:#0008}
dialog h2{margin:0}
dialog header{display:flex;justify-content:space-between;align-items:start;gap:1rem}
@media print{:root{--ink:#000;--soft:#444;--line:#bbb;--ground:#fff;--raised:#fff;--accent:#06c;--good:#060;--bad:#a00;--goodground:#fff;--badground:#fff}
main{max-width:none;padding:0}.tools{display:none}#list{height:auto;overflow:visible;border:0}#space .row,#heads{position:static;min-width:0;height:auto}#space{height:auto!important}.cell{white-space:normal;width:auto;flex:1 1 0}.add{border-left:2px solid #060}.del{border-left:2px solid #a00}tr,.row{break-inside:avoid}}
`;
