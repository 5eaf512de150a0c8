// Makes one file system call of a program fail, or ends the program there. Preloaded (LD_PRELOAD) by sweep.py and by tests.
//
// strace can inject faults too, but it counts the calls of each thread apart: in a program whose work moves from thread to
// thread, "the 17th call" is then another one each time, and most calls are never reached. Here one counter serves all threads.
//
//   FAULT_DIR     only calls on paths below this folder (a real path) and on files opened there are counted
//   FAULT_ONLY    only calls of these names, such as "fsync,fdatasync"; all when it is not set
//   FAULT_AT      the number of the call, from 1; none when it is not set
//   FAULT_STICKY  1: every later call fails as well
//   FAULT_KIND    EIO or ENOSPC: the call is refused; KILL: SIGKILL before the call; TEAR: a write is done by half, then SIGKILL;
//                 DELAY_250: the call takes 250 ms longer
//   FAULT_TRACE   a file that gets one line a counted call, "name path", and "told …" for what the program says on its standard
//                 output, so that one sees what it was doing
//
// Calls go to the kernel directly, so that nothing here depends on which libc function another one is made of.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { MOST = 4096, PASS = 0, FAIL = -1, HALF = 1 };

static atomic_long calls;
static const char *dir, *only, *kind;
static long at;
static int sticky, trace = -1;
static char *paths[MOST]; // the path of each descriptor that was opened below FAULT_DIR

__attribute__((constructor)) static void start(void)
{
    dir = getenv("FAULT_DIR");
    only = getenv("FAULT_ONLY");
    kind = getenv("FAULT_KIND");
    at = getenv("FAULT_AT") ? atol(getenv("FAULT_AT")) : 0;
    sticky = getenv("FAULT_STICKY") && *getenv("FAULT_STICKY") == '1';
    const char *file = getenv("FAULT_TRACE");
    if (file) trace = syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static int below(const char *path)
{
    size_t n = dir && path ? strlen(dir) : 0;
    return n && !strncmp(path, dir, n) && (path[n] == 0 || path[n] == '/');
}

static const char *of(int fd) { return fd >= 0 && fd < MOST ? paths[fd] : NULL; }

static int named(const char *name)
{
    for (const char *p = only; p && (p = strstr(p, name)); p++)
        if ((p == only || p[-1] == ',') && strchr(",", p[strlen(name)])) return 1;
    return !only;
}

// Counts a call on a path below the folder, and says what becomes of it.
static int fault(const char *name, const char *path)
{
    if (!path || !named(name)) return PASS;
    long n = atomic_fetch_add(&calls, 1) + 1;
    if (trace >= 0)
    {
        char line[PATH_MAX + 32];
        int length = snprintf(line, sizeof line, "%s %s\n", name, path);
        syscall(SYS_write, trace, line, length);
    }
    if (!at || !kind || n < at || (n > at && !sticky)) return PASS;
    if (!strncmp(kind, "DELAY_", 6)) { usleep(atol(kind + 6) * 1000); return PASS; }
    if (!strcmp(kind, "TEAR") && !strcmp(name, "write")) return HALF;
    if (!strcmp(kind, "KILL") || !strcmp(kind, "TEAR")) kill(getpid(), SIGKILL);
    errno = !strcmp(kind, "ENOSPC") ? ENOSPC : EIO;
    return FAIL;
}

static int die(void) { kill(getpid(), SIGKILL); return FAIL; }

#define ON_PATH(name, path) do { if (fault(name, below(path) ? (path) : NULL) != PASS) return -1; } while (0)
#define ON_FILE(name, fd) do { if (fault(name, of(fd)) != PASS) return -1; } while (0)

static int opened(int folder, const char *path, int flags, va_list more)
{
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0;
    ON_PATH("open", path);
    int fd = syscall(SYS_openat, folder, path, flags, mode);
    if (fd >= 0 && fd < MOST && below(path)) paths[fd] = strdup(path); // few and small: never freed while in use elsewhere
    return fd;
}

int open(const char *path, int flags, ...) { va_list a; va_start(a, flags); int r = opened(AT_FDCWD, path, flags, a); va_end(a); return r; }
int open64(const char *path, int flags, ...) { va_list a; va_start(a, flags); int r = opened(AT_FDCWD, path, flags, a); va_end(a); return r; }
int openat(int f, const char *path, int flags, ...) { va_list a; va_start(a, flags); int r = opened(f, path, flags, a); va_end(a); return r; }
int openat64(int f, const char *path, int flags, ...) { va_list a; va_start(a, flags); int r = opened(f, path, flags, a); va_end(a); return r; }

// A failed close gives the descriptor back all the same, as on Linux.
int close(int fd)
{
    int result = fault("close", of(fd));
    if (fd >= 0 && fd < MOST) paths[fd] = NULL;
    int error = errno, closed = syscall(SYS_close, fd);
    if (result == PASS) return closed;
    errno = error;
    return -1;
}

static ssize_t written(int fd, const void *bytes, size_t count, off_t where, int positioned)
{
    if (fd == 1 && trace >= 0)
    {
        syscall(SYS_write, trace, "told ", 5);
        syscall(SYS_write, trace, bytes, count);
    }
    int result = fault("write", of(fd));
    if (result == FAIL) return -1;
    size_t n = result == HALF ? count / 2 : count;
    ssize_t done = positioned ? syscall(SYS_pwrite64, fd, bytes, n, where) : syscall(SYS_write, fd, bytes, n);
    return result == HALF ? die() : done;
}

ssize_t write(int fd, const void *b, size_t n) { return written(fd, b, n, 0, 0); }
ssize_t pwrite(int fd, const void *b, size_t n, off_t o) { return written(fd, b, n, o, 1); }
ssize_t pwrite64(int fd, const void *b, size_t n, off_t o) { return written(fd, b, n, o, 1); }
ssize_t pwritev64(int fd, const struct iovec *v, int n, off_t o) { ON_FILE("write", fd); return syscall(SYS_pwritev, fd, v, n, o, 0); }
ssize_t read(int fd, void *b, size_t n) { ON_FILE("read", fd); return syscall(SYS_read, fd, b, n); }
ssize_t pread(int fd, void *b, size_t n, off_t o) { ON_FILE("read", fd); return syscall(SYS_pread64, fd, b, n, o); }
ssize_t pread64(int fd, void *b, size_t n, off_t o) { ON_FILE("read", fd); return syscall(SYS_pread64, fd, b, n, o); }
ssize_t preadv64(int fd, const struct iovec *v, int n, off_t o) { ON_FILE("read", fd); return syscall(SYS_preadv, fd, v, n, o, 0); }
int fsync(int fd) { ON_FILE("fsync", fd); return syscall(SYS_fsync, fd); }
int fdatasync(int fd) { ON_FILE("fdatasync", fd); return syscall(SYS_fdatasync, fd); }
int ftruncate(int fd, off_t n) { ON_FILE("ftruncate", fd); return syscall(SYS_ftruncate, fd, n); }
int ftruncate64(int fd, off_t n) { ON_FILE("ftruncate", fd); return syscall(SYS_ftruncate, fd, n); }
int fallocate64(int fd, int m, off_t o, off_t n) { ON_FILE("fallocate", fd); return syscall(SYS_fallocate, fd, m, o, n); }
int fchmod(int fd, mode_t m) { ON_FILE("chmod", fd); return syscall(SYS_fchmod, fd, m); }
int chmod(const char *p, mode_t m) { ON_PATH("chmod", p); return syscall(SYS_fchmodat, AT_FDCWD, p, m); }
int futimens(int fd, const struct timespec t[2]) { ON_FILE("utime", fd); return syscall(SYS_utimensat, fd, NULL, t, 0); }
int utimensat(int f, const char *p, const struct timespec t[2], int flags) { ON_PATH("utime", p); return syscall(SYS_utimensat, f, p, t, flags); }
int mkdir(const char *p, mode_t m) { ON_PATH("mkdir", p); return syscall(SYS_mkdirat, AT_FDCWD, p, m); }
int rmdir(const char *p) { ON_PATH("rmdir", p); return syscall(SYS_unlinkat, AT_FDCWD, p, AT_REMOVEDIR); }
int unlink(const char *p) { ON_PATH("unlink", p); return syscall(SYS_unlinkat, AT_FDCWD, p, 0); }
int link(const char *p, const char *q) { ON_PATH("link", q); return syscall(SYS_linkat, AT_FDCWD, p, AT_FDCWD, q, 0); }
int rename(const char *p, const char *q) { ON_PATH("rename", below(p) ? p : q); return syscall(SYS_renameat2, AT_FDCWD, p, AT_FDCWD, q, 0); }
int renameat(int f, const char *p, int g, const char *q) { ON_PATH("rename", below(p) ? p : q); return syscall(SYS_renameat2, f, p, g, q, 0); }

// .NET takes the functions of a DllImport("libc") from libc itself, past the preloaded ones; here it gets these.
void *dlsym(void *library, const char *name)
{
    static void *(*real)(void *, const char *);
    static const struct { const char *name; void *function; } mine[] = {
        { "open", open }, { "close", close }, { "fsync", fsync }, { "fdatasync", fdatasync },
    };
    for (unsigned i = 0; i < sizeof mine / sizeof *mine; i++)
        if (!strcmp(name, mine[i].name)) return mine[i].function;
    static const char *const versions[] = { "GLIBC_2.34", "GLIBC_2.17", "GLIBC_2.2.5" };
    for (unsigned i = 0; !real && i < sizeof versions / sizeof *versions; i++)
        real = (void *(*)(void *, const char *))dlvsym(RTLD_NEXT, "dlsym", versions[i]);
    return real(library, name);
}
