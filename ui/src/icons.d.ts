declare module "lucide/dist/esm/createElement.mjs" {
  import type { createElement } from "lucide";
  const create: typeof createElement;
  export default create;
}

/**
 * One of Lucide's icons, by the name of its file: through the package's own entry each test would read all of
 * them. The build fails where there is none of that name.
 */
declare module "lucide/dist/esm/icons/*.mjs" {
  import type { IconNode } from "lucide";
  const icon: IconNode;
  export default icon;
}
