import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take a minute and more, and would hold up the end if they were begun last; vitest goes by their size. */
const LONG = ['scripts.test.ts', 'increments.test.ts', 'bombs.test.ts', 'faults-stopped.test.ts'];

/** Runs the long files of each project first. */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return [...Map.groupBy(sorted, ({ project }) => project.name).values()].flatMap((of) =>
      of.toSorted((a, b) => rankOf(a) - rankOf(b)),
    );
  }
}

function rankOf({ moduleId }: TestSpecification): number {
  const at = LONG.findIndex((name) => moduleId.endsWith(`/${name}`));
  return at < 0 ? LONG.length : at;
}
