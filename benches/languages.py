"""Bytes a second on one thread, for each language, as a ratio to English in the same run.

    languages.py CITEGRAPH MARKUP [RUNS]

MARKUP holds a folder of texts for each language. The time of the same texts read once is taken from that of the texts
read three times, so that what a run needs to begin with does not count; the least of RUNS (default 9) each.
"""
import pathlib, shutil, subprocess, sys, tempfile, time

binary, markup = sys.argv[1], pathlib.Path(sys.argv[2])
runs = int(sys.argv[3]) if len(sys.argv) > 3 else 9


def seconds(folders):
    start = time.perf_counter()
    subprocess.run([binary, "extract", "--jobs", "1", *folders], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


with tempfile.TemporaryDirectory() as room:
    sizes, readings = {}, {}
    for language in ("en", "ar", "es", "fr", "ru", "zh"):
        copies = []
        for copy in range(3):
            folder = pathlib.Path(room, f"{language}{copy}")
            folder.mkdir()
            # As much of English as of the others.
            texts = [path for path in sorted((markup / language).rglob("*.txt")) if language != "en" or path.parent.name == "ga75"]
            for path in texts:
                shutil.copyfile(path, folder / f"{path.parent.name}_{path.name}")
            copies.append(str(folder))
        sizes[language] = sum(path.stat().st_size for path in pathlib.Path(copies[0]).iterdir())
        readings[language, 1], readings[language, 3] = copies[:1], copies
    # The languages take turns, so that a slow minute of the machine is one for all.
    least = dict.fromkeys(readings, float("inf"))
    for _ in range(runs):
        for reading, folders in readings.items():
            least[reading] = min(least[reading], seconds(folders))
rates = {language: 2 * size / (least[language, 3] - least[language, 1]) / 1e6 for language, size in sizes.items()}
for language, rate in rates.items():
    print(f"{language}  {rate:6.1f} MB/s  {rate / rates['en']:.2f} of English")
