import { runAudit } from "../../src/audit/run-audit.js";
import { memoryEngine } from "../../src/data/engines/memory.js";
import { nodeContext } from "../../src/runtime/node.js";
import { textColumn } from "../support/sponsor-rows.js";
import { sampleCasesPlan } from "../support/sample-plan.js";
const STRATA = [{ name: "region", label: { nl: "regio", en: "region" }, modelInput: false, columns: ["region"] }];
const plan = sampleCasesPlan({ data: { cases: { columns: { selected: undefined, score: undefined } } }, selected: undefined, strata: STRATA, resampling: { seed: 1, resamples: 9999, bootstrap: 199 } });
const rows: {g:string,b:string,o:string,r:string,w:number}[] = [];
for (let g=0; g<60; g++) for (let r=0;r<5;r++) for (const b of ["low","high"]) for (const o of ["0","1"]) {
  const base = 60 + 3*((g*7+r*3)%30);
  rows.push({g:`G${String(g)}`, b, o, r:`R${r}`, w: Math.max(1, Math.round(base*(b==="high"?0.25:1.75)*(o==="1"?0.2:1.8)*1e5/(base*60*5*4*1)/1))});
}
const total0 = rows.reduce((s,x)=>s+x.w,0);
console.log(rows.length,total0);
for (const k of [1,10,100,1000]) {
  const engine = memoryEngine(plan, { form:"cases", cases: { group: textColumn(rows.map(x=>x.g)), band: textColumn(rows.map(x=>x.b)), outcome: textColumn(rows.map(x=>x.o)), strata:{region:textColumn(rows.map(x=>x.r))}, weight: Float64Array.from(rows,x=>x.w*k) } } as never);
  for (let i=0;i<2;i++){ const s=performance.now(); const stages: string[]=[]; let last=s, st="";
  const c = nodeContext({threads:1, progress:(e:any)=>{ if(e.stage!==st){ stages.push(`${st} ${(performance.now()-last).toFixed(0)}`); st=e.stage; last=performance.now(); } }} as never);
  const r = await runAudit(engine, c);
  stages.push(`${st} ${(performance.now()-last).toFixed(0)}`);
  await c.executor.close?.();
  console.log(k, ((performance.now()-s)/1000).toFixed(2), stages.join("; "), (process.resourceUsage().maxRSS/1024).toFixed(0), r.warnings.length); }
}
