import chromium from '@sparticuz/chromium';

// Unpacks into the folder for temporary files, which follows TMPDIR.
console.log(await chromium.executablePath());
