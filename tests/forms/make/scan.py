#!/usr/bin/env python3
"""scan.pdf: the page of scan.fodt as one CCITT G4 picture, slightly askew, and nothing else."""
import io, os, subprocess, sys
from PIL import Image, TiffImagePlugin
here = os.path.dirname(os.path.abspath(__file__)); pdf = sys.argv[1]
png = subprocess.run(["pdftoppm", "-r", "130", "-gray", "-singlefile", "-png", pdf], capture_output=True, check=True).stdout
im = Image.open(io.BytesIO(png)).rotate(0.5, resample=Image.BICUBIC, fillcolor=255).point(lambda v: 255 if v > 150 else 0).convert("1")
b = io.BytesIO(); im.save(b, "TIFF", compression="group4", tiffinfo={278: im.height}); b.seek(0)
t = Image.open(b); (off,), (n,) = t.tag_v2[273], t.tag_v2[279]; g4 = b.getvalue()[off:off + n]
black0 = t.tag_v2[262] == 0    # WhiteIsZero: black pixels are 1
W, H = im.size
page = b"q 595 0 0 842 0 0 cm /Im0 Do Q"
objs = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</Im0 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(page), page),
        b"<</Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 1/ColorSpace/DeviceGray/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns %d/Rows %d/BlackIs1 %s>>/Length %d>>stream\n%s\nendstream"
        % (W, H, W, H, b"false" if black0 else b"true", len(g4), g4)]
o = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"; xref = []
for k, x in enumerate(objs, 1): xref.append(len(o)); o += b"%d 0 obj\n%s\nendobj\n" % (k, x)
s = len(o); o += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % a for a in xref) + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % s
open(os.path.join(here, "..", "scan.pdf"), "wb").write(o)
