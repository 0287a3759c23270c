// The way of the Python original: three canvases of the photo's full size, one over the other, of which the middle one is painted anew
// while a text is dragged. Takes the photo and the mask, and the texts of scene.json.
async ({ photo, mask, texts }) => {
  const picture = async (base64) => createImageBitmap(await (await fetch(`data:image/*;base64,${base64}`)).blob());
  const below = await picture(photo);
  const cover = await picture(mask);
  const { width, height } = below;
  document.body.innerHTML = '';
  document.body.style.cssText = 'margin:0;position:relative';
  const [back, middle, front] = [0, 1, 2].map(() => {
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    canvas.style.cssText = 'position:absolute;left:0;top:0;width:1060px;height:795px';
    document.body.append(canvas);
    return canvas.getContext('2d');
  });
  back.drawImage(below, 0, 0);
  front.filter = 'none';
  front.drawImage(cover, 0, 0, width, height);
  const alpha = front.getImageData(0, 0, width, height);
  for (let i = 0; i < alpha.data.length; i += 4) alpha.data[i + 3] = alpha.data[i];
  front.putImageData(alpha, 0, 0);
  front.globalCompositeOperation = 'source-in';
  front.drawImage(below, 0, 0);

  const held = texts[texts.length - 1];
  const paint = () => {
    middle.clearRect(0, 0, width, height);
    for (const text of texts) {
      middle.save();
      middle.translate(text.x, text.y);
      middle.rotate(((text.rotation ?? 0) * Math.PI) / 180);
      middle.globalAlpha = (text.opacity ?? 100) / 100;
      middle.font = `${text.size}px ${text.family}, sans-serif`;
      middle.textAlign = 'center';
      middle.textBaseline = 'middle';
      if (text.extrude) {
        middle.fillStyle = '#8a3b12';
        for (let depth = 24; depth > 0; depth--) middle.fillText(text.text, depth * 2, depth * 2);
      }
      if (text.shadow || text.glow) {
        middle.shadowColor = '#000000aa';
        middle.shadowBlur = 60;
      }
      middle.fillStyle = '#ffffff';
      middle.fillText(text.text, 0, 0);
      middle.shadowColor = 'transparent';
      middle.lineWidth = 16;
      if (text.stroke) middle.strokeText(text.text, 0, 0);
      middle.restore();
    }
    calls.frames++;
  };
  paint();
  let isWanted = false;
  addEventListener('pointermove', (event) => {
    if (event.buttons !== 1) return;
    [held.x, held.y] = [(event.clientX * width) / 1060, (event.clientY * width) / 1060];
    if (isWanted) return;
    isWanted = true;
    requestAnimationFrame(() => {
      isWanted = false;
      paint();
    });
  });
};
