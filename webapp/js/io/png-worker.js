// @ts-check
// Off the page's thread: there, Chromium encodes in idle moments only, and a busy page has few.
self.onmessage = async ({ data: picture }) => {
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(picture);
  try {
    self.postMessage(await canvas.convertToBlob({ type: 'image/png' }));
  } catch (error) {
    setTimeout(() => {
      throw error;
    }); // A rejection would not reach the page; an error does.
  }
};
