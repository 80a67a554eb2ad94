// SPDX-License-Identifier: MulanPSL-2.0
/* Which files a worker may open: its private directory, its input, and what belongs to the system.
 * Not the database, the keys, the stored files, the configuration of the server: whoever takes over
 * a converter finds nothing there. Landlock, Linux 5.13 or later; an older kernel goes without.
 *
 * Numbers and structures are spelled out: headers of the build machine may be older than the
 * kernel of the server. */
#include "platform/worker/worker_internal.h"
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { CREATE_RULESET = 444, ADD_RULE, RESTRICT_SELF }; /* the same on every machine */
enum { ASK_VERSION = 1, PATH_BENEATH = 1, SCOPE_SIGNAL = 2 };

enum {
    EXECUTE = 1 << 0,
    WRITE_FILE = 1 << 1,
    READ_FILE = 1 << 2,
    READ_DIR = 1 << 3,
    REMOVE_FILE = 1 << 5,
    MAKE_SOCK = 1 << 9,
    ALL_FIRST = (1 << 13) - 1, /* of the first version */
    REFER = 1 << 13,           /* from the second */
    TRUNCATE = 1 << 14,        /* from the third */
    OF_FILES = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE,
    LOOK = READ_FILE | READ_DIR,
};

struct ruleset {
    uint64_t fs, net, scoped;
};

struct __attribute__((packed)) beneath {
    uint64_t allowed;
    int32_t fd;
};

/* What programs and libraries read; of /etc only what they need: the rest has secrets. */
static const struct {
    const char *path;
    unsigned allowed;
} SYSTEM[] = {
    {"/usr", LOOK | EXECUTE},
    {"/lib", LOOK | EXECUTE},
    {"/lib64", LOOK | EXECUTE},
    {"/bin", LOOK | EXECUTE},
    {"/opt", LOOK | EXECUTE},
    {"/etc/alternatives", LOOK},
    {"/etc/fonts", LOOK},
    {"/etc/group", READ_FILE},
    {"/etc/ld.so.cache", READ_FILE},
    {"/etc/libreoffice", LOOK},
    {"/etc/locale.alias", READ_FILE},
    {"/etc/localtime", READ_FILE},
    {"/etc/mime.types", READ_FILE},
    {"/etc/nsswitch.conf", READ_FILE},
    {"/etc/papersize", READ_FILE},
    {"/etc/passwd", READ_FILE},
    {"/etc/timezone", READ_FILE},
    {"/var/cache/fontconfig", LOOK},
    {"/var/lib/libreoffice", LOOK},
    {"/var/spool/libreoffice", LOOK},
    {"/proc", LOOK}, /* of other processes only what everybody may see: the kernel asks again */
    {"/sys/devices/system/cpu", LOOK},
    {"/dev/null", READ_FILE | WRITE_FILE},
    {"/dev/zero", READ_FILE | WRITE_FILE},
    {"/dev/full", READ_FILE | WRITE_FILE},
    {"/dev/random", READ_FILE},
    {"/dev/urandom", READ_FILE},
    {"/tmp", MAKE_SOCK | REMOVE_FILE}, /* LibreOffice listens there, whatever TMPDIR says */
};

/* What is not there needs no rule. */
static void allow(int rules, const char *path, uint64_t what)
{
    struct beneath b = {.fd = open(path, O_PATH | O_CLOEXEC)};
    struct stat st;

    if (b.fd < 0)
        return;
    if (fstat(b.fd, &st) == 0) {
        b.allowed = S_ISDIR(st.st_mode) ? what : what & OF_FILES;
        (void)syscall(ADD_RULE, rules, PATH_BENEATH, &b, 0);
    }
    close(b.fd);
}

bool landlock_enter(const char *dir)
{
    const long version = syscall(CREATE_RULESET, NULL, 0, ASK_VERSION);
    struct ruleset r = {.fs = ALL_FIRST};
    bool done;
    int rules;

    if (version < 1)
        return true;
    r.fs |= (version >= 2 ? REFER : 0) | (version >= 3 ? TRUNCATE : 0);
    r.scoped = version >= 6 ? SCOPE_SIGNAL : 0;
    rules = (int)syscall(CREATE_RULESET, &r, version >= 6 ? sizeof r : sizeof r.fs, 0);
    if (rules < 0)
        return true;
    arr_each (i, COUNT(SYSTEM))
        allow(rules, SYSTEM[i].path, SYSTEM[i].allowed);
    allow(rules, dir, r.fs);
    allow(rules, "/proc/self/fd/0", READ_FILE); /* the input, for those that open it once more */
    done = syscall(RESTRICT_SELF, rules, 0) == 0;
    close(rules);
    return done;
}
