/** A compiled kernel: its memory and its functions. */
export interface CompiledKernel {
  readonly memory: WebAssembly.Memory;
}

const PAGE = 65536;

/**
 * A WebAssembly kernel, compiled at once.
 * @param bytes  the module, in base 64
 * @returns its exports; null where the platform has no WebAssembly or forbids to compile it
 * @example compiledKernel("AAAA") // null
 */
export function compiledKernel<Kernel extends CompiledKernel>(bytes: string): Kernel | null {
  try {
    const module = Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0));
    const instance = new WebAssembly.Instance(new WebAssembly.Module(module));
    return { ...instance.exports } as unknown as Kernel;
  } catch {
    // Some pages forbid compilation, and some engines lack it: each kernel has a form in JavaScript that does the same.
    return null;
  }
}

/** Whether the memory of a kernel holds so many bytes, after it grew where it had to. */
export function hasRoom({ memory }: CompiledKernel, bytes: number): boolean {
  const missing = Math.ceil((bytes - memory.buffer.byteLength) / PAGE);
  if (missing <= 0) return true;
  try {
    memory.grow(missing);
    return true;
  } catch {
    return false;
  }
}
