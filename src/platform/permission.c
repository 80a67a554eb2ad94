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
/* Where a name stands, plus one, by its hash: a page asks some eighty times. */
enum { SLOTS = PERMISSIONS_MAX * 4 };
static uint16_t slots[SLOTS];

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* FNV-1a. */
static size_t slot_of(const char *name)
{
    uint32_t h = 2166136261U;

    for (const unsigned char *p = (const unsigned char *)name; *p != '\0'; p++)
        h = (h ^ *p) * 16777619U;
    return h % SLOTS;
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
    for (size_t i = 0; i < names_count; i++) {
        size_t at = slot_of(names[i]);

        while (slots[at] != 0)
            at = (at + 1) % SLOTS;
        slots[at] = (uint16_t)(i + 1);
    }
}

static void once(void)
{
    static pthread_once_t done = PTHREAD_ONCE_INIT;

    pthread_once(&done, collect);
}

int permission_index(const char *name)
{
    once();
    for (size_t at = slot_of(name); slots[at] != 0; at = (at + 1) % SLOTS)
        if (strcmp(name, names[slots[at] - 1]) == 0)
            return slots[at] - 1;
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

/* ---------------------------------------------------------------- scopes of tokens */

static bool is_module(struct str name)
{
    for (size_t m = 0; MODULES[m] != NULL; m++)
        if (str_eqz(name, MODULES[m]->name))
            return true;
    return false;
}

/* One word into its module ("" : every one) and whether it lets one read only. */
static bool scope_split(struct str word, struct str *out_module, bool *out_read_only)
{
    struct str tail = word;
    const bool colon = memchr(word.ptr, ':', word.len) != NULL;

    *out_read_only = str_eqz(word, "read");
    *out_module = S("");
    if (*out_read_only)
        return true;
    if (str_eqz(word, PERMISSION_SCOPE_KEYS)) {
        *out_module = S("account");
        return true;
    }
    (void)str_cut(&tail, ':', out_module);
    *out_read_only = colon;
    return is_module(*out_module) && (!colon || str_eqz(tail, "read"));
}

bool permission_scope_allows(struct str scopes, struct str module, bool write)
{
    bool read_only, narrow = false;
    struct str word, named;

    while (str_cut(&scopes, ' ', &word)) {
        if (word.len != 0 && scope_split(word, &named, &read_only) && !(write && read_only) &&
            (named.len == 0 || str_eq(named, module)))
            return true;
        narrow = narrow || (word.len != 0 && !str_eqz(word, PERMISSION_SCOPE_KEYS));
    }
    return !narrow;
}

void permission_set_narrow(struct permission_set *set, struct str scopes)
{
    for (size_t i = 0; scopes.len != 0 && i < permission_count(); i++) {
        struct str verb = str_from(names[i]), module;

        (void)str_cut(&verb, '.', &module);
        if (!permission_scope_allows(scopes, module, false))
            set->bits[i / 64] &= ~((uint64_t)1 << i % 64);
    }
}

bool permission_scope_has_keys(struct str scopes)
{
    struct str word;

    while (str_cut(&scopes, ' ', &word))
        if (str_eqz(word, PERMISSION_SCOPE_KEYS))
            return true;
    return false;
}

void permission_set_drop(struct permission_set *set, const char *name)
{
    const int i = permission_index(name);

    if (i >= 0)
        set->bits[i / 64] &= ~((uint64_t)1 << i % 64);
}

struct str permission_scope_fault(struct str scopes)
{
    struct str word, module;
    bool read_only;

    while (str_cut(&scopes, ' ', &word))
        if (word.len != 0 && !scope_split(word, &module, &read_only))
            return word;
    return S("");
}
