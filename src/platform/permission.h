// SPDX-License-Identifier: MulanPSL-2.0
/** Sets of permissions: one bit for each permission that a module declares. */
#ifndef PLATFORM_PERMISSION_H
#define PLATFORM_PERMISSION_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { PERMISSIONS_MAX = 512 };

struct permission_set {
    uint64_t bits[PERMISSIONS_MAX / 64];
};

/** Place of `name` in the sorted list of all permissions of MODULES; -1: no such permission.
 *  The list is made at the first call and never changes. */
int permission_index(const char *name);
size_t permission_count(void);
/** Name at a place of that list; NULL past its end. */
const char *permission_name(size_t index);

/** Unknown names are ignored: false. */
bool permission_set_add(struct permission_set *set, const char *name);
bool permission_set_has(const struct permission_set *set, const char *name);
#endif
