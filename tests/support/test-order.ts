import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Files that take long and use all cores come first, so that none of them holds up the end. Bombs, each of which has two
 * seconds, come after them, beside files that leave a core alone. Vitest itself goes by the size of files.
 */
const FIRST = ['scripts', 'increments', 'faults-stopped', 'faults-refused', 'dev-server', 'ids', 'bombs'];

/** Runs some files of a project before all others. */
export class TestOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return [...Map.groupBy(sorted, ({ project }) => project.name).values()].flatMap((of) =>
      of.toSorted((a, b) => rankOf(a) - rankOf(b)),
    );
  }
}

function rankOf({ moduleId }: TestSpecification): number {
  const at = FIRST.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
  return at < 0 ? FIRST.length : at;
}
