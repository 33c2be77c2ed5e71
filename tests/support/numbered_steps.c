// Numbers what the app does that stays (LD_PRELOAD), and kills it at a step by its number. A step of the app
// is over when the system has been given it: a sync of its data or of a backup, a name given or taken, and
// the first write since the last of those, by which a file is half written. The keyring's daemon counts
// along, before and after it exchanges the file of its entries: between the two the app waits for an answer,
// and is killed without one.
//
// Both share the file that NUMBERED_STEPS names.

#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

static struct {
    int taken; // steps so far
    int last;  // the app is killed when so many are taken; 0: never
    int app;   // its process
} *steps;

__attribute__((constructor)) static void begin(void) {
    const char *name = getenv("NUMBERED_STEPS");
    int file = name ? open(name, O_RDWR | O_CLOEXEC) : -1;
    if (file < 0) return;
    void *shared = mmap(NULL, sizeof *steps, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    close(file);
    if (shared == MAP_FAILED) abort();
    steps = shared;
    char program[1024];
    ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
    if (length < 0) abort();
    program[length] = '\0';
    const char *last = strrchr(program, '/');
    if (last && !strcmp(last, "/guichet")) steps->app = getpid();
}

static void step(void) {
    if (steps && __atomic_add_fetch(&steps->taken, 1, __ATOMIC_SEQ_CST) == steps->last) kill(steps->app, SIGKILL);
}

static int is_app(void) {
    return steps && getpid() == steps->app;
}

// Its data and backups: not what it complains of, and not what its web view or SQLite may lose.
static int is_kept(const char *path) {
    static const char *const not_kept[] = {"/logs/", "/.cache/", "/.local/", "/webview/", ".db-shm"};
    for (size_t each = 0; each < sizeof not_kept / sizeof *not_kept; each++)
        if (strstr(path, not_kept[each])) return 0;
    return strstr(path, "/data/") || strstr(path, "/home/");
}

// After a call for an open file that gave `result`.
static long of_file(int fd, int is_write, long result) {
    static int written;
    if (!is_app() || result < 0 || (is_write && written)) return result;
    char link[32], path[1024];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return result;
    path[length] = '\0';
    if (!is_kept(path)) return result;
    written = is_write;
    step();
    return result;
}

ssize_t write(int fd, const void *from, size_t length) {
    return of_file(fd, 1, syscall(SYS_write, fd, from, length));
}

ssize_t pwrite64(int fd, const void *from, size_t length, off64_t at) {
    return of_file(fd, 1, syscall(SYS_pwrite64, fd, from, length, at));
}

int fsync(int fd) {
    return (int)of_file(fd, 0, syscall(SYS_fsync, fd));
}

int fdatasync(int fd) {
    return (int)of_file(fd, 0, syscall(SYS_fdatasync, fd));
}

int ftruncate64(int fd, off64_t length) {
    return (int)of_file(fd, 0, syscall(SYS_ftruncate, fd, length));
}

int rename(const char *from, const char *to) {
    int is_keyring = steps && strstr(to, "/keyrings/login.keyring") != NULL;
    if (is_keyring) step();
    int result = (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
    if (is_keyring || (!result && is_app() && is_kept(to))) step();
    return result;
}

int unlink(const char *path) {
    int result = (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
    if (!result && is_app() && is_kept(path)) step();
    return result;
}
