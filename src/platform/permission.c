// SPDX-License-Identifier: MulanPSL-2.0
/* The sorted list of all permissions, and sets of them. */
#include "platform/permission.h"
#include "base/status.h"
#include "platform/module.h"
#include <pthread.h>
#include <string.h>

/* Made once from the const tables of the modules, const from then on. */
static const char *names[PERMISSIONS_MAX];
static size_t names_count;

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void collect(void)
{
    for (size_t m = 0; MODULES[m] != NULL; m++) {
        const struct permission *p = MODULES[m]->permissions;

        for (; p != NULL && p->name != NULL; p++) {
            ASSERT(names_count < PERMISSIONS_MAX);
            names[names_count++] = p->name;
        }
    }
    qsort(names, names_count, sizeof names[0], by_name);
}

static void once(void)
{
    static pthread_once_t done = PTHREAD_ONCE_INIT;

    pthread_once(&done, collect);
}

int permission_index(const char *name)
{
    size_t lo = 0, hi;

    once();
    hi = names_count;
    while (lo < hi) {
        const size_t mid = lo + (hi - lo) / 2;
        const int c = strcmp(name, names[mid]);

        if (c == 0)
            return (int)mid;
        if (c < 0)
            hi = mid;
        else
            lo = mid + 1;
    }
    return -1;
}

size_t permission_count(void)
{
    once();
    return names_count;
}

const char *permission_name(size_t index)
{
    once();
    return index < names_count ? names[index] : NULL;
}

bool permission_set_add(struct permission_set *set, const char *name)
{
    const int i = permission_index(name);

    if (i < 0)
        return false;
    set->bits[i / 64] |= (uint64_t)1 << i % 64;
    return true;
}

bool permission_set_has(const struct permission_set *set, const char *name)
{
    const int i = permission_index(name);

    return i >= 0 && (set->bits[i / 64] >> i % 64 & 1) != 0;
}
