// SPDX-License-Identifier: MulanPSL-2.0
/* Reading the list in a backup: foreign bytes. */
#include "platform/backup/backup_internal.h"
#include <jansson.h>

/* Below one of our three folders, and nowhere else. */
static bool name_safe(struct str name)
{
    static const char *const FOLDERS[] = {"database/", "files/", "heads/"};
    bool ours = false;
    struct str left = name, part;

    arr_each (i, COUNT(FOLDERS))
        ours = ours || str_starts(name, str_from(FOLDERS[i]));
    if (!ours || memchr(name.ptr, '\0', name.len) != NULL || str_ends(name, S("/")))
        return false;
    while (str_cut(&left, '/', &part))
        if (part.len == 0 || str_eqz(part, ".") || str_eqz(part, ".."))
            return false;
    return true;
}

static struct str text_of_json(struct arena *a, const json_t *object, const char *name)
{
    const json_t *value = json_object_get(object, name);

    if (!json_is_string(value))
        return S("");
    return str_dup(a, (struct str){json_string_value(value), json_string_length(value)});
}

static bool read_item(struct arena *a, const json_t *from, struct backup_item *out)
{
    out->name = text_of_json(a, from, "name");
    out->bytes = json_integer_value(json_object_get(from, "bytes"));
    return name_safe(out->name) && out->bytes >= 0 &&
           str_unhex(text_of_json(a, from, "sm3"), out->hash, HASH_BYTES) == HASH_BYTES;
}

static bool read_root(struct arena *a, const json_t *root, struct backup_manifest *out)
{
    const json_t *entries = json_object_get(root, "entries");

    if (!str_eqz(text_of_json(a, root, "format"), "renda-backup-1"))
        return false;
    out->version = text_of_json(a, root, "version");
    out->database = text_of_json(a, root, "database");
    out->made_at = json_integer_value(json_object_get(root, "made_at"));
    if (json_array_size(entries) == 0 || json_array_size(entries) > ENTRIES_MAX)
        return false;
    arr_each (i, json_array_size(entries))
        if (!read_item(a, json_array_get(entries, i), manifest_add(a, out)))
            return false;
    return true;
}

bool manifest_read(struct arena *a, struct str json, struct backup_manifest *out)
{
    json_error_t error;
    json_t *root = json_loadb(json.ptr, json.len, JSON_REJECT_DUPLICATES, &error);
    bool good;

    *out = (struct backup_manifest){0};
    if (root == NULL)
        return false;
    good = read_root(a, root, out);
    json_decref(root);
    return good;
}
