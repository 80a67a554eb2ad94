// SPDX-License-Identifier: MulanPSL-2.0
/* Packing and unpacking the ZIP file of a backup. */
#include "platform/backup/backup_archive.h"
#include <errno.h>
#include <openssl/evp.h>
#include <unistd.h>
#include <zip.h>

enum { CHUNK = 1 << 16 };

/* ---------------------------------------------------------------- packing */

static enum status zip_failed(zip_t *z, const char *path, struct err *err)
{
    zip_error_t *e = zip_get_error(z);

    if (zip_error_system_type(e) == ZIP_ET_SYS)
        return file_failed(err, path, zip_error_code_system(e));
    return fail_detail(err, ST_INTERNAL, "backup.failed", "zip: %s", zip_error_strerror(e));
}

/* Uploaded files are mostly packed already. */
static bool add(zip_t *z, zip_source_t *source, const char *name, bool pack)
{
    zip_int64_t at;

    if (source == NULL)
        return false;
    at = zip_file_add(z, name, source, ZIP_FL_ENC_UTF_8);
    if (at < 0) {
        zip_source_free(source);
        return false;
    }
    return zip_set_file_compression(z, (zip_uint64_t)at, pack ? ZIP_CM_DEFLATE : ZIP_CM_STORE,
                                    pack ? 1 : 0) == 0;
}

static bool add_all(struct arena *a, zip_t *z, const struct backup_manifest *m)
{
    const struct str list = manifest_write(a, m);

    if (!add(z, zip_source_buffer(z, list.ptr, list.len, 0), MANIFEST_NAME, true))
        return false;
    arr_each (i, m->count) {
        const struct backup_item *item = &m->items[i];

        if (!add(z, zip_source_file(z, item->path, 0, -1), str_z(a, item->name),
                 !str_starts(item->name, S("files/"))))
            return false;
    }
    return true;
}

enum status archive_pack(struct arena *a, const struct backup_manifest *m, const char *path,
                         struct err *err)
{
    int code = 0;
    zip_t *z = zip_open(path, ZIP_CREATE | ZIP_EXCL, &code);
    enum status st;

    if (z == NULL)
        return file_failed(err, path, code == ZIP_ER_EXISTS ? EEXIST : errno);
    if (add_all(a, z, m) && zip_close(z) == 0)
        return file_flush(path, err);
    st = zip_failed(z, path, err);
    zip_discard(z);
    return st;
}

/* ---------------------------------------------------------------- unpacking */

struct archive {
    zip_t *zip;
};

static enum status broken(struct err *err, const char *what, struct str name)
{
    return fail_detail(err, ST_INVALID, "backup.broken", "%s " STR_FMT, what, STR_ARG(name));
}

/* The whole list, of bounded size. */
static enum status read_list(struct arena *a, zip_t *z, struct str *out, struct err *err)
{
    zip_stat_t s;
    zip_file_t *f;
    zip_int64_t got;
    char *bytes;

    if (zip_stat(z, MANIFEST_NAME, 0, &s) != 0 || s.size > MANIFEST_MAX)
        return broken(err, "no list", S(MANIFEST_NAME));
    f = zip_fopen(z, MANIFEST_NAME, 0);
    if (f == NULL)
        return broken(err, "no list", S(MANIFEST_NAME));
    bytes = arena_alloc(a, s.size + 1);
    got = zip_fread(f, bytes, s.size);
    zip_fclose(f);
    *out = (struct str){bytes, s.size};
    return got == (zip_int64_t)s.size ? ST_OK : broken(err, "cut off", S(MANIFEST_NAME));
}

enum status archive_open(struct arena *a, const char *path, struct archive **out,
                         struct backup_manifest *out_manifest, struct err *err)
{
    struct archive *archive = arena_alloc(a, sizeof *archive);
    int code = 0;
    struct str list = S("");
    enum status st;

    archive->zip = zip_open(path, ZIP_RDONLY | ZIP_CHECKCONS, &code);
    if (archive->zip == NULL && code == ZIP_ER_NOENT)
        return fail_detail(err, ST_NOT_FOUND, "backup.no_file", "%s", path);
    if (archive->zip == NULL)
        return broken(err, "no whole ZIP file", str_from(path));
    st = read_list(a, archive->zip, &list, err);
    if (st == ST_OK && !manifest_read(a, list, out_manifest))
        st = broken(err, "list", S(MANIFEST_NAME));
    if (st == ST_OK && zip_get_num_entries(archive->zip, 0) != (zip_int64_t)out_manifest->count + 1)
        st = broken(err, "entries and list differ", S(""));
    if (st != ST_OK) {
        zip_discard(archive->zip);
        return st;
    }
    *out = archive;
    return ST_OK;
}

void archive_close(struct archive *archive)
{
    zip_discard(archive->zip);
}

/* One byte more than the list says is asked for, so that too long an entry is seen. */
static enum status pour(zip_file_t *from, FILE *to, const struct backup_item *item, EVP_MD_CTX *md,
                        const char *path, struct err *err)
{
    char chunk[CHUNK];
    int64_t left = item->bytes + 1;
    zip_int64_t got = 0;

    while (left > 0 &&
           (got = zip_fread(from, chunk, left < CHUNK ? (zip_uint64_t)left : CHUNK)) > 0) {
        left -= got;
        if (EVP_DigestUpdate(md, chunk, (size_t)got) != 1)
            return file_failed(err, path, EIO);
        if (to != NULL && fwrite(chunk, 1, (size_t)got, to) != (size_t)got)
            return file_failed(err, path, errno);
    }
    if (got < 0 || left != 1)
        return broken(err, got < 0 ? "damaged" : "size", item->name);
    return ST_OK;
}

static enum status pour_checked(zip_file_t *from, FILE *to, const struct backup_item *item,
                                const char *path, struct err *err)
{
    EVP_MD_CTX *md = EVP_MD_CTX_new();
    uint8_t hash[HASH_BYTES];
    enum status st = ST_INTERNAL;

    if (md != NULL && EVP_DigestInit_ex(md, EVP_sm3(), NULL) == 1)
        st = pour(from, to, item, md, path, err);
    if (st == ST_OK &&
        (EVP_DigestFinal_ex(md, hash, NULL) != 1 || memcmp(hash, item->hash, HASH_BYTES) != 0))
        st = broken(err, "changed", item->name);
    EVP_MD_CTX_free(md);
    return st;
}

static enum status to_file(zip_file_t *from, const struct backup_item *item, const char *path,
                           struct err *err)
{
    enum status st;
    FILE *to;

    TRY(make_parents(path, err));
    to = fopen(path, "wxe");
    if (to == NULL)
        return file_failed(err, path, errno);
    st = pour_checked(from, to, item, path, err);
    if (st == ST_OK && (fflush(to) != 0 || fsync(fileno(to)) != 0))
        st = file_failed(err, path, errno);
    if (fclose(to) != 0 && st == ST_OK)
        st = file_failed(err, path, errno);
    return st;
}

enum status archive_unpack(struct archive *archive, const struct backup_item *item, const char *to,
                           struct err *err)
{
    char name[BACKUP_PATH_SIZE];
    zip_file_t *from;
    enum status st;

    snprintf(name, sizeof name, STR_FMT, STR_ARG(item->name));
    from = zip_fopen(archive->zip, name, 0);
    if (from == NULL)
        return broken(err, "missing", item->name);
    st = to != NULL ? to_file(from, item, to, err) : pour_checked(from, NULL, item, name, err);
    zip_fclose(from);
    return st;
}
