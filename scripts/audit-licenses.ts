import { auditLicenses } from '../src/node/audit-licenses.ts';
import { EXIT, runCommand } from '../src/node/command.ts';

await runCommand({
  usage: 'npm run audit:licenses',
  run: async () => {
    const { locked, installed, excepted, faults } = await auditLicenses(process.cwd());
    for (const fault of faults) process.stderr.write(`${fault}\n`);
    const exceptions = excepted.length === 0 ? '' : `, exceptions: ${excepted.join(', ')}`;
    process.stdout.write(
      `${installed} of ${locked} locked packages are installed, ${faults.length} faults${exceptions}\n`,
    );
    return faults.length === 0 ? EXIT.ok : EXIT.contentErrors;
  },
});
