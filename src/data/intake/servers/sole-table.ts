import type { CatalogueTable, ServerSession } from "./server-session.js";

/**
 * The one table of a name: that of the home schema before others.
 * @param session  open session
 * @param wanted  `name` or `schema.name`
 * @param catalogue  tables that the login may read
 * @returns the table, or in words what was found instead
 */
export function soleTable(
  { home }: Pick<ServerSession, "home">,
  wanted: string,
  catalogue: readonly CatalogueTable[],
): CatalogueTable | { readonly received: string } {
  const alike = catalogue.filter(({ schema, name }) => [name, `${schema}.${name}`].includes(wanted));
  const atHome = alike.filter(({ schema }) => schema === home);
  const [found, ...others] = atHome.length > 0 ? atHome : alike;
  if (found === undefined) return { received: "none of that name" };
  return others.length > 0 ? { received: `${others.length + 1} schemas that have one` } : found;
}
