import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { Script } from "node:vm";
import { INSTRUMENTER_CONSTANTS, type InstrumenterContext } from "@stryker-mutator/api/core";
import { declareClassPlugin, PluginKind } from "@stryker-mutator/api/plugin";
import {
  type DryRunOptions,
  type DryRunResult,
  DryRunStatus,
  determineHitLimitReached,
  type MutantRunOptions,
  type MutantRunResult,
  MutantRunStatus,
  type TestResult,
  type TestRunner,
  TestStatus,
  toMutantRunResult,
} from "@stryker-mutator/api/test-runner";
import fc from "fast-check";
import { type BundledTests, bundleTests } from "./bundled-tests.js";
import type { CollectedTest } from "./collected-tests.js";

const ROOT = join(import.meta.dirname, "../..");
const DURATIONS = "durations.json";

/** Fewer draws a property than `npm test` makes, and no search for the smallest counterexample: a fault need only show. */
const QUICK_DRAWS = { seed: 20_220_624, numRuns: 30, endOnFailure: true };

/** Bundles the sources from the working folder and imports the bundle: it never meets the planted faults. */
const BESIDE_THE_FAULTS = "load in a browser bundle and give the same tail there";

/**
 * Tests of one fault, the quickest of them, end after so much time of a run without faults: a fault that all of them
 * miss counts as survived, even if a slower test would find it.
 */
const BUDGET_MS = 1000;
/** A test that takes longer with its steps counted is left out of the run. */
const DRY_RUN_LIMIT_MS = 1500;
const LOADING_LIMIT_MS = 20_000;
/** Beside eight times what the test took without a fault. */
const FAULTY_LIMIT_MS = 300;

/**
 * Runs the tests of the kernels inside the process that Stryker started, those first that found most faults. A new evaluation of one
 * script stands for a new test run, so a planted fault costs milliseconds where a test runner with workers takes a second.
 */
class KernelRunner implements TestRunner {
  static readonly inject = [] as const;
  private tests!: BundledTests;
  private durations: Readonly<Record<string, number>> = {};
  /** How many faults each test has found: faults of one file tend to fall to the same tests. */
  private readonly found = new Map<string, number>();

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init(): Promise<void> {
    fc.configureGlobal(QUICK_DRAWS);
    this.tests = await bundleTests(process.cwd(), ROOT);
    if (existsSync(DURATIONS)) this.durations = JSON.parse(readFileSync(DURATIONS, "utf8"));
  }

  async dryRun({ files }: DryRunOptions): Promise<DryRunResult> {
    replaceFaults({});
    const sources = files?.map((file) => relative(process.cwd(), file));
    const tests = this.load(sources === undefined ? this.tests.files : this.tests.testing(sources));
    const results: TestResult[] = [];
    for (const test of tests) {
      const { result, endless } = await runTest(test, DRY_RUN_LIMIT_MS);
      if (!endless) results.push(result);
      else delete faults().mutantCoverage?.perTest[test.id];
    }
    this.durations = Object.fromEntries(results.map(({ id, timeSpentMs }) => [id, timeSpentMs]));
    writeFileSync(DURATIONS, JSON.stringify(this.durations));
    const { mutantCoverage } = faults();
    return { status: DryRunStatus.Complete, tests: results, ...(mutantCoverage ? { mutantCoverage } : {}) };
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    const { activeMutant, hitLimit, mutantActivation, testFilter } = options;
    // A key of an object is an interned string: comparing it with the literals of the sources costs next to nothing.
    const mutant = Object.keys({ [activeMutant.id]: 0 })[0]!;
    const atLoad = mutantActivation === "static";
    replaceFaults({ hitCount: 0, ...(hitLimit ? { hitLimit } : {}), ...(atLoad ? { activeMutant: mutant } : {}) });
    const ids = testFilter ?? Object.keys(this.durations);
    const results: TestResult[] = [];
    let testOf: ((id: string) => NamedTest) | undefined;
    for (const id of this.withinBudget(ids)) {
      let test: NamedTest;
      try {
        testOf ??= this.loader();
        test = withinClock(() => testOf!(id), LOADING_LIMIT_MS) as NamedTest;
      } catch (error) {
        if (isBrokenOff(error)) return { status: MutantRunStatus.Timeout };
        return { status: MutantRunStatus.Killed, killedBy: [id], failureMessage: String(error), nrOfTests: 1 };
      }
      faults().activeMutant = mutant;
      const { result, endless } = await runTest(test, FAULTY_LIMIT_MS + 8 * this.durations[id]!);
      if (!atLoad) delete faults().activeMutant;
      if (endless || determineHitLimitReached(faults().hitCount, hitLimit)) return { status: MutantRunStatus.Timeout };
      results.push(result);
      if (result.status === TestStatus.Failed) {
        this.found.set(id, (this.found.get(id) ?? 0) + 1);
        break;
      }
    }
    return toMutantRunResult({ status: DryRunStatus.Complete, tests: results });
  }

  private load(files: readonly string[]): NamedTest[] {
    const testsOf = this.tests.fresh();
    return files.flatMap((file) => namedTests(file, testsOf(file)));
  }

  /** A new evaluation, which loads a test file where one of its tests is asked for. */
  private loader(): (id: string) => NamedTest {
    const testsOf = this.tests.fresh();
    const loaded = new Map<string, ReadonlyMap<string, NamedTest>>();
    return (id) => {
      const file = id.slice(0, id.indexOf("#"));
      const known = loaded.get(file) ?? new Map(namedTests(file, testsOf(file)).map((test) => [test.id, test]));
      loaded.set(file, known);
      return known.get(id)!;
    };
  }

  /** Tests in the order of faults found for their time, then the quickest first, for as long as the budget lasts. */
  private withinBudget(ids: readonly string[]): readonly string[] {
    const duration = (id: string): number => this.durations[id] ?? 0;
    const worth = (id: string): number => (this.found.get(id) ?? 0) / (1 + duration(id));
    let spent = 0;
    return ids
      .filter((id) => this.durations[id] !== undefined)
      .sort((a, b) => worth(b) - worth(a) || duration(a) - duration(b))
      .filter((id, i) => {
        if (i > 0 && spent + duration(id) > BUDGET_MS) return false;
        spent += duration(id);
        return true;
      });
  }
}

function namedTests(file: string, tests: readonly CollectedTest[]): NamedTest[] {
  const named = tests.map(({ name, run }) => ({ id: `${file}#${name}`, name, run }));
  return named.filter(({ name }) => !name.endsWith(BESIDE_THE_FAULTS));
}

interface NamedTest extends CollectedTest {
  readonly id: string;
}

const turn = new Script("globalThis.takeTurn()");

/** Runs a function that may never end; the clock breaks it off, which spares the process. */
function withinClock(run: () => unknown, clockMs: number): unknown {
  (globalThis as { takeTurn?: unknown }).takeTurn = run;
  return turn.runInThisContext({ timeout: Math.ceil(clockMs) });
}

function isBrokenOff(error: unknown): boolean {
  return (error as { code?: string } | undefined)?.code === "ERR_SCRIPT_EXECUTION_TIMEOUT";
}

/**
 * Runs one test; a loop without end is broken off. The clock only says when to look: on a busy
 * machine a test that has not had its time of the processor starts again with more patience.
 */
async function runTest(test: NamedTest, limitMs: number): Promise<{ result: TestResult; endless: boolean }> {
  for (let patience = 4; ; patience *= 4) {
    const started = process.cpuUsage();
    const attempt = await attemptTest(test, limitMs * patience);
    if (!attempt.endless || millisecondsSince(started) >= limitMs) return attempt;
  }
}

async function attemptTest({ id, run }: NamedTest, clockMs: number): Promise<{ result: TestResult; endless: boolean }> {
  faults().currentTestId = id;
  const started = process.cpuUsage();
  try {
    await withinClock(run, clockMs);
    const timeSpentMs = millisecondsSince(started);
    return { result: { id, name: id, status: TestStatus.Success, timeSpentMs }, endless: false };
  } catch (error) {
    const timeSpentMs = millisecondsSince(started);
    const failureMessage = String((error as Error | undefined)?.message ?? error);
    const result = { id, name: id, status: TestStatus.Failed, failureMessage, timeSpentMs } as const;
    return { result, endless: isBrokenOff(error) };
  } finally {
    delete faults().currentTestId;
  }
}

/** Of the processor, so that a busy machine leaves out no test. */
function millisecondsSince(started: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}

const NAMESPACE = INSTRUMENTER_CONSTANTS.NAMESPACE;
const shared = globalThis as unknown as Record<string, InstrumenterContext | undefined>;

/** The object through which the instrumented sources learn which fault is planted. */
function faults(): InstrumenterContext {
  shared[NAMESPACE] ??= {};
  return shared[NAMESPACE];
}

function replaceFaults(context: InstrumenterContext): void {
  shared[NAMESPACE] = context;
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, "kernels", KernelRunner)];
