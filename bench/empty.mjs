process.stdout.write('first text');
