// A disk that fails, between the app and the system (LD_PRELOAD): writes to the database and syncs of it
// get EIO as often as the file that FAILING_DISK names says, "write 100" or "fsync 30", in per cent. Other
// files and the pipes by which the app's threads wake each other go on: with libfiu, which can't tell files
// apart and holds locks of its own over a fork, every third start of the web view hung.

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

// The system is asked past the functions below.
static int fails(const char *what, int fd) {
    char link[32], path[1024], order[32], failing[16];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = '\0';
    if (!strstr(path, "/data/guichet.db")) return 0;
    const char *control = getenv("FAILING_DISK");
    int file = control ? (int)syscall(SYS_openat, AT_FDCWD, control, O_RDONLY | O_CLOEXEC) : -1;
    if (file < 0) return 0;
    length = syscall(SYS_read, file, order, sizeof order - 1);
    syscall(SYS_close, file);
    if (length <= 0) return 0;
    order[length] = '\0';
    int per_cent;
    if (sscanf(order, "%15s %d", failing, &per_cent) != 2 || strcmp(failing, what)) return 0;
    // The same in every run, and one for all threads: a connection that failed gets a new one.
    static unsigned int asked;
    unsigned int seed = __atomic_add_fetch(&asked, 1, __ATOMIC_RELAXED) * 2654435761u;
    rand_r(&seed);
    return (int)(rand_r(&seed) % 100) < per_cent;
}

static long failed(void) {
    errno = EIO;
    return -1;
}

ssize_t write(int fd, const void *from, size_t length) {
    return fails("write", fd) ? failed() : syscall(SYS_write, fd, from, length);
}

ssize_t pwrite64(int fd, const void *from, size_t length, off64_t at) {
    return fails("write", fd) ? failed() : syscall(SYS_pwrite64, fd, from, length, at);
}

int fsync(int fd) {
    return (int)(fails("fsync", fd) ? failed() : syscall(SYS_fsync, fd));
}

int fdatasync(int fd) {
    return (int)(fails("fsync", fd) ? failed() : syscall(SYS_fdatasync, fd));
}
