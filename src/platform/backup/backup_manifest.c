// SPDX-License-Identifier: MulanPSL-2.0
/* The list of what a backup holds, as JSON. */
#include "base/json.h"
#include "platform/backup/backup_internal.h"

struct backup_item *manifest_add(struct arena *a, struct backup_manifest *m)
{
    if (m->count == m->capacity) {
        const size_t capacity = m->capacity != 0 ? m->capacity * 2 : 64;
        struct backup_item *items = arena_array(a, capacity, struct backup_item);

        if (m->count != 0)
            memcpy(items, m->items, m->count * sizeof *items);
        m->items = items;
        m->capacity = capacity;
    }
    m->items[m->count] = (struct backup_item){0};
    return &m->items[m->count++];
}

struct str manifest_write(struct arena *a, const struct backup_manifest *m)
{
    struct buf text = buf_new(a, MANIFEST_MAX);
    struct json j = json_begin(&text);

    json_object(&j, NULL);
    json_str(&j, "format", S("renda-backup-1"));
    json_str(&j, "version", m->version);
    json_str(&j, "database", m->database);
    json_int(&j, "made_at", m->made_at);
    json_array(&j, "entries");
    arr_each (i, m->count) {
        json_object(&j, NULL);
        json_str(&j, "name", m->items[i].name);
        json_int(&j, "bytes", m->items[i].bytes);
        json_str(&j, "sm3", str_hex(a, m->items[i].hash, HASH_BYTES));
        json_object_end(&j);
    }
    json_array_end(&j);
    json_object_end(&j);
    return buf_view(&text);
}
