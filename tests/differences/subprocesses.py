# Processes of the machine are never started: rules of the header say what they do. (Here and below, what CPython prints if they do that.)
# Subprocesses: rules, built-in commands, pipes, signals; beside other tasks, and blocking with subprocess.run().
# loopchef: run "ls -l*" takes 0.5s -> 0 "a.txt\nb.txt"
# loopchef: run "make test" takes 2s -> 2 "failed"
import asyncio
import subprocess
import time


async def run(cmd):
    proc = await asyncio.create_subprocess_shell(cmd, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE)
    stdout, stderr = await proc.communicate()
    print(f"{time.monotonic():.2f} [{cmd!r} exited with {proc.returncode}] {stdout.decode()!r} {stderr.decode()!r}")


async def main():
    await asyncio.gather(run("ls -l /zzz"), run('sleep 1; echo "hello  there"'), run("make test"), run("echo oops >&2; exit 3"),
                         run("false && echo no || echo yes"))
    proc = await asyncio.create_subprocess_exec("sleep", "5")
    try:
        await asyncio.wait_for(proc.wait(), 0.5)
    except TimeoutError:
        print(f"{time.monotonic():.2f}", proc.returncode)
        proc.kill()
        print(await proc.wait(), f"{time.monotonic():.2f}")
    proc = await asyncio.create_subprocess_exec("cat", stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE)
    proc.stdin.write(b"one\ntwo\n")
    await proc.stdin.drain()
    print(await proc.stdout.readline())
    proc.stdin.close()
    print(await proc.stdout.read(), await proc.wait(), proc.returncode)
    proc = await asyncio.create_subprocess_exec("echo", "to the terminal")
    print(await proc.wait())
    try:
        proc.kill()
    except ProcessLookupError:
        print("it has ended")
    print(await asyncio.to_thread(subprocess.run, ["sleep", "1"]), f"{time.monotonic():.2f}")


asyncio.run(main())
print(subprocess.run("echo hi", shell=True, capture_output=True, text=True))
print(subprocess.check_output(["ls", "-l"], text=True).split(), f"{time.monotonic():.2f}")
for call in lambda: subprocess.run(["make", "test"], check=True, stdout=subprocess.PIPE), lambda: subprocess.run(["sleep", "3"], timeout=1):
    try:
        call()
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as e:
        print(e, f"{time.monotonic():.2f}")
