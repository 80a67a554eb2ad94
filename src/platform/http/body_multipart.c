// SPDX-License-Identifier: MulanPSL-2.0
/* multipart/form-data as it arrives: fields into the arena, files to disk. */
#include "base/utf8.h"
#include "platform/http/body.h"
#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

enum { WRITE_BYTES = 16 * 1024 };
enum { BOUNDARY_MAX = 70, PART_HEADER_MAX = 2048, PART_NAME_MAX = 100, FILES_MAX = 100 };

struct spooled {
    struct upload upload;
    int fd;
};

struct multipart {
    struct arena *arena;
    const char *spool_dir;
    struct raw_fields *out;
    const char *fault;
    char delimiter[BOUNDARY_MAX + 5]; /* CR LF - - boundary */
    size_t delimiter_len, matched;
    enum { IN_PREAMBLE, IN_HEADER, IN_FIELD, IN_FILE, IN_SKIPPED, AFTER_DELIMITER, AT_END } state;
    char header[PART_HEADER_MAX];
    size_t header_len;
    char after[2];
    size_t after_len;
    struct str name;
    struct buf text;
    size_t text_left;
    struct spooled *file;
    unsigned files;
    size_t pending_len; /* of the file, not yet written: half a delimiter at a time is too little */
    char pending[WRITE_BYTES];
};

static void spool_remove(void *p)
{
    struct spooled *f = p;

    if (f->fd >= 0)
        close(f->fd);
    unlink(f->upload.path);
}

static struct spooled *spool_new(struct multipart *m, struct str file_name)
{
    struct spooled *f = arena_new(m->arena, struct spooled);
    uint8_t random[16];

    randombytes_buf(random, sizeof random);
    f->upload.file_name = file_name;
    f->upload.path =
        str_printf(m->arena, "%s/%s", m->spool_dir, str_hex(m->arena, random, sizeof random).ptr)
            .ptr;
    f->fd = open(f->upload.path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (f->fd < 0 && errno == ENOENT && mkdir(m->spool_dir, 0700) == 0)
        f->fd = open(f->upload.path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (f->fd < 0)
        return NULL;
    arena_on_free(m->arena, spool_remove, f);
    return f;
}

static void set_fault(struct multipart *m, const char *key)
{
    if (m->fault == NULL)
        m->fault = key;
}

struct multipart *multipart_open(struct arena *a, struct str boundary, const char *spool_dir,
                                 size_t text_max, struct raw_fields *out)
{
    struct multipart *m = arena_new(a, struct multipart);

    m->arena = a;
    m->spool_dir = spool_dir;
    m->out = out;
    m->text_left = text_max;
    if (boundary.len == 0 || boundary.len > BOUNDARY_MAX) {
        set_fault(m, "form.bad_multipart");
        return m;
    }
    memcpy(m->delimiter, "\r\n--", 4);
    memcpy(m->delimiter + 4, boundary.ptr, boundary.len);
    m->delimiter_len = boundary.len + 4;
    m->matched = 2; /* the first delimiter stands at the very beginning */
    return m;
}

static void file_write(struct multipart *m, const char *p, size_t len)
{
    while (len != 0) {
        const ssize_t n = write(m->file->fd, p, len);

        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0) {
            set_fault(m, "form.spool_full");
            return;
        }
        p += n;
        len -= (size_t)n;
    }
}

static void file_flush(struct multipart *m)
{
    file_write(m, m->pending, m->pending_len);
    m->pending_len = 0;
}

static void file_take(struct multipart *m, const char *p, size_t len)
{
    m->file->upload.size_bytes += len;
    if (m->pending_len + len > sizeof m->pending)
        file_flush(m);
    if (len > sizeof m->pending) {
        file_write(m, p, len);
        return;
    }
    memcpy(m->pending + m->pending_len, p, len);
    m->pending_len += len;
}

/* Bytes of the present part. */
static void take(struct multipart *m, const char *p, size_t len)
{
    if (len == 0 || m->fault != NULL)
        return;
    if (m->state == IN_FILE) {
        file_take(m, p, len);
    } else if (m->state == IN_FIELD) {
        if (len > m->text_left) {
            set_fault(m, "form.too_much_text");
            return;
        }
        m->text_left -= len;
        buf_put(&m->text, p, len);
    }
}

static void part_done(struct multipart *m)
{
    if (m->fault != NULL)
        return;
    if (m->state == IN_FIELD) {
        const struct str value = str_dup(m->arena, buf_view(&m->text));

        if (!utf8_valid(value.ptr, value.len))
            set_fault(m, "form.bad_text");
        raw_add(m->arena, m->out, (struct raw_field){.name = m->name, .value = value});
    } else if (m->state == IN_FILE) {
        const bool chosen = m->file->upload.file_name.len != 0 || m->file->upload.size_bytes != 0;

        file_flush(m);
        if (close(m->file->fd) != 0)
            set_fault(m, "form.spool_full");
        m->file->fd = -1;
        if (chosen)
            raw_add(m->arena, m->out,
                    (struct raw_field){.name = m->name,
                                       .value = m->file->upload.file_name,
                                       .file = &m->file->upload});
    }
}

/* name="…" of a Content-Disposition; browsers write %22 for a quote. false: not there. */
static bool parameter(struct multipart *m, struct str line, const char *name, struct str *out)
{
    const size_t n = strlen(name);

    for (size_t i = 0; i + n + 1 < line.len; i++) {
        const bool starts =
            i > 0 && (line.ptr[i - 1] == ' ' || line.ptr[i - 1] == ';' || line.ptr[i - 1] == '\t');
        struct buf b = buf_new(m->arena, PART_HEADER_MAX);
        size_t at = i + n + 2;

        if (!starts || strncasecmp(line.ptr + i, name, n) != 0 || line.ptr[i + n] != '=' ||
            line.ptr[i + n + 1] != '"')
            continue;
        for (; at < line.len && line.ptr[at] != '"'; at++) {
            if (line.ptr[at] == '\\' && at + 1 < line.len && line.ptr[at + 1] == '"')
                buf_char(&b, line.ptr[++at]);
            else if (line.len - at >= 3 && strncmp(line.ptr + at, "%22", 3) == 0) {
                buf_char(&b, '"');
                at += 2;
            } else
                buf_char(&b, line.ptr[at]);
        }
        *out = buf_view(&b);
        return at < line.len;
    }
    return false;
}

static struct str without_directories(struct str name)
{
    for (size_t i = name.len; i > 0; i--)
        if (name.ptr[i - 1] == '/' || name.ptr[i - 1] == '\\')
            return (struct str){name.ptr + i, name.len - i};
    return name;
}

static void part_named(struct multipart *m, struct str line)
{
    struct str file_name = {0};
    const bool is_file = parameter(m, line, "filename", &file_name);

    if (!parameter(m, line, "name", &m->name) || m->name.len > PART_NAME_MAX ||
        !utf8_valid_text(m->name.ptr, m->name.len)) {
        set_fault(m, "form.bad_multipart");
        return;
    }
    if (m->out->count == BODY_FIELDS_MAX) {
        set_fault(m, "form.too_many_fields");
        return;
    }
    if (!is_file) {
        m->state = IN_FIELD;
        m->text = buf_new(m->arena, 0);
        return;
    }
    file_name = without_directories(file_name);
    if (!utf8_valid_text(file_name.ptr, file_name.len))
        file_name = S("file");
    m->state = IN_FILE;
    m->file = ++m->files > FILES_MAX ? NULL : spool_new(m, file_name);
    if (m->file == NULL)
        set_fault(m, m->files > FILES_MAX ? "form.too_many_files" : "form.spool_full");
}

static void header_done(struct multipart *m)
{
    struct str rest = {m->header, m->header_len}, line;
    static const char WANT[] = "Content-Disposition: form-data;";

    m->state = IN_SKIPPED;
    m->name = (struct str){0};
    while (str_cut(&rest, '\n', &line)) {
        line = str_trim(line);
        if (line.len > sizeof WANT - 1 && strncasecmp(line.ptr, WANT, sizeof WANT - 1) == 0) {
            part_named(m, line);
            return;
        }
    }
    set_fault(m, "form.bad_multipart");
}

/* In a part or the preamble: pass on what cannot be the delimiter. Returns the bytes used. */
static size_t scan(struct multipart *m, const char *p, size_t len)
{
    size_t i = 0;

    while (i < len) {
        if (m->matched == 0) {
            const char *cr = memchr(p + i, '\r', len - i);
            const size_t plain = cr != NULL ? (size_t)(cr - (p + i)) : len - i;

            take(m, p + i, plain);
            i += plain;
            if (cr == NULL)
                return len;
        }
        if (p[i] == m->delimiter[m->matched]) {
            i++;
            if (++m->matched == m->delimiter_len) {
                part_done(m);
                m->state = AFTER_DELIMITER;
                m->matched = m->after_len = 0;
                return i;
            }
        } else { /* CR stands only at the start of the delimiter: nothing to fall back to */
            take(m, m->delimiter, m->matched);
            m->matched = 0;
            if (p[i] != '\r')
                take(m, p + i++, 1);
        }
    }
    return i;
}

static void after_delimiter(struct multipart *m, char c)
{
    if (m->after_len == 0 && (c == ' ' || c == '\t'))
        return;
    m->after[m->after_len++] = c;
    if (m->after_len < 2)
        return;
    m->header_len = 0;
    if (memcmp(m->after, "--", 2) == 0)
        m->state = AT_END;
    else if (memcmp(m->after, "\r\n", 2) == 0)
        m->state = IN_HEADER;
    else
        set_fault(m, "form.bad_multipart");
}

static void in_header(struct multipart *m, char c)
{
    if (m->header_len == sizeof m->header) {
        set_fault(m, "form.bad_multipart");
        return;
    }
    m->header[m->header_len++] = c;
    if (m->header_len >= 4 && memcmp(m->header + m->header_len - 4, "\r\n\r\n", 4) == 0)
        header_done(m);
}

void multipart_feed(struct multipart *m, const char *data, size_t len)
{
    size_t i = 0;

    while (i < len && m->fault == NULL && m->state != AT_END) {
        if (m->state == AFTER_DELIMITER)
            after_delimiter(m, data[i++]);
        else if (m->state == IN_HEADER)
            in_header(m, data[i++]);
        else
            i += scan(m, data + i, len - i);
    }
}

const char *multipart_finish(struct multipart *m)
{
    if (m->fault == NULL && m->state != AT_END)
        m->fault = "form.bad_multipart";
    return m->fault;
}

struct str multipart_boundary(struct arena *a, struct str content_type)
{
    struct str rest = content_type, one;

    while (str_cut(&rest, ';', &one)) {
        one = str_trim(one);
        if (one.len <= 9 || strncasecmp(one.ptr, "boundary=", 9) != 0)
            continue;
        one = (struct str){one.ptr + 9, one.len - 9};
        if (one.len >= 2 && one.ptr[0] == '"' && one.ptr[one.len - 1] == '"')
            one = (struct str){one.ptr + 1, one.len - 2};
        return one.len <= BOUNDARY_MAX && memchr(one.ptr, '\r', one.len) == NULL ? str_dup(a, one)
                                                                                 : S("");
    }
    return S("");
}
