/** The same as `javascriptWorker` for Python 3. A second thread sees that the parent is gone. */
export const pythonWorker = String.raw`
import asyncio, dataclasses, importlib.util, inspect, json, math, os, queue, sys, threading, traceback

out = os.fdopen(3, "w", encoding="utf-8")
sys.stdout = open(os.devnull, "w")
try:
    import resource
    resource.setrlimit(resource.RLIMIT_DATA, (1 << 30, 1 << 30))
except Exception:
    pass

calls = queue.Queue()
made = {}
OWN = "<assertion>"


def listen():
    for line in sys.stdin:
        calls.put(line)
    os._exit(0)


def inline(text):
    body = text.split("\n") if "\n" in text else ["return " + text.strip()]
    source = "def main(output, context):\n" + "\n".join("    " + line for line in body)
    scope = {"json": json}
    exec(compile(source, OWN, "exec"), scope)
    return scope["main"]


def in_file(path, name):
    folder = os.path.dirname(path)
    if folder not in sys.path:
        sys.path.insert(0, folder)
    spec = importlib.util.spec_from_file_location("hone_" + str(len(made)), path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    wanted = name or "get_assert"
    if not callable(getattr(module, wanted, None)):
        raise Exception("the file has no function " + wanted)
    return getattr(module, wanted)


def function_of(call):
    file = call.get("file")
    key = json.dumps([call.get("text"), file])
    if key not in made:
        made[key] = in_file(file["path"], file.get("name")) if file else inline(call["text"])
    return made[key]


def plain(value):
    if dataclasses.is_dataclass(value):
        value = dataclasses.asdict(value)
    if isinstance(value, str):
        word = value.strip().lower()
        if word in ("true", "false"):
            return word == "true"
        try:
            value = json.loads(value)
        except ValueError:
            return value
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if isinstance(value, dict):
        return {("pass" if key == "pass_" else key): item for key, item in value.items()}
    return value


def line_of(error, call):
    path = call["file"]["path"] if call.get("file") else OWN
    shift = 0 if call.get("file") else 1
    if isinstance(error, SyntaxError) and error.filename == path:
        return (error.lineno or 0) - shift or None
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == path]
    return lines[-1] - shift if lines else None


def answer(line):
    out.write(line + "\n")
    out.flush()


threading.Thread(target=listen, daemon=True).start()
answer('{"ready":true}')
while True:
    call = json.loads(calls.get())
    try:
        value = function_of(call)(call["output"], call["context"])
        if inspect.isawaitable(value):
            async def awaited(one):
                return await one
            value = asyncio.run(awaited(value))
        answer(json.dumps({"id": call["id"], "value": plain(value)}, default=str))
    except BaseException as error:
        said = error.msg if isinstance(error, SyntaxError) else str(error)
        answer(json.dumps({"id": call["id"], "error": type(error).__name__ + ": " + said, "line": line_of(error, call)}))
`;
