// SPDX-License-Identifier: MulanPSL-2.0
/** Sets of permissions: one bit for each permission that a module declares. */
#ifndef PLATFORM_PERMISSION_H
#define PLATFORM_PERMISSION_H
#include "base/str.h"
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

/* Scopes narrow what a token may do: blank separated words, "" for no narrowing.
 *   read             whatever its role may see, of every module
 *   suggestion       everything of one module
 *   suggestion:read  what one module shows */

/** Do the scopes let one read (or write) what belongs to `module`? */
bool permission_scope_allows(struct str scopes, struct str module, bool write);
/** Take away the permissions of modules that the scopes do not name at all. */
void permission_set_narrow(struct permission_set *set, struct str scopes);
/** The word that lets a token make accounts, tokens and slips: nothing else does, not even the
 *  absence of any scope. Beside others it covers the module account; alone it narrows nothing. */
#define PERMISSION_SCOPE_KEYS "keys"
bool permission_scope_has_keys(struct str scopes);
void permission_set_drop(struct permission_set *set, const char *name);
/** The first word that is no scope; "" when all are. */
struct str permission_scope_fault(struct str scopes);

#endif
