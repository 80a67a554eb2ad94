// SPDX-License-Identifier: MulanPSL-2.0
/* How many points a picture has, from its head: nothing is unpacked. */
#include "platform/file/file_type.h"

static uint32_t be16(const char *p)
{
    return (uint32_t)(unsigned char)p[0] << 8 | (uint32_t)(unsigned char)p[1];
}

static uint32_t be32(const char *p)
{
    return be16(p) << 16 | be16(p + 2);
}

static uint32_t le16(const char *p)
{
    return (uint32_t)(unsigned char)p[1] << 8 | (uint32_t)(unsigned char)p[0];
}

static uint32_t le24(const char *p)
{
    return le16(p) | (uint32_t)(unsigned char)p[2] << 16;
}

static bool is_frame_header(unsigned char marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

static bool jpeg_size(struct str s, uint32_t *w, uint32_t *h)
{
    size_t at = 2;

    while (at + 9 < s.len) {
        const unsigned char marker = (unsigned char)s.ptr[at + 1];
        const uint32_t len = be16(s.ptr + at + 2);

        if ((unsigned char)s.ptr[at] != 0xFF)
            return false;
        if (marker == 0xFF) { /* a filling byte */
            at++;
            continue;
        }
        if (is_frame_header(marker)) {
            *h = be16(s.ptr + at + 5);
            *w = be16(s.ptr + at + 7);
            return true;
        }
        if (marker == 0xD9 || marker == 0xDA || len < 2)
            return false;
        at += 2 + (size_t)len;
    }
    return false;
}

static bool webp_size(struct str s, uint32_t *w, uint32_t *h)
{
    if (s.len < 30)
        return false;
    if (memcmp(s.ptr + 12, "VP8X", 4) == 0) {
        *w = le24(s.ptr + 24) + 1;
        *h = le24(s.ptr + 27) + 1;
        return true;
    }
    if (memcmp(s.ptr + 12, "VP8L", 4) == 0 && s.ptr[20] == 0x2F) {
        const uint32_t bits = le24(s.ptr + 21) | (uint32_t)(unsigned char)s.ptr[24] << 24;

        *w = (bits & 0x3FFF) + 1;
        *h = (bits >> 14 & 0x3FFF) + 1;
        return true;
    }
    if (memcmp(s.ptr + 12, "VP8 ", 4) == 0 && memcmp(s.ptr + 23, "\x9D\x01\x2A", 3) == 0) {
        *w = le16(s.ptr + 26) & 0x3FFF;
        *h = le16(s.ptr + 28) & 0x3FFF;
        return true;
    }
    return false;
}

bool file_picture_size(enum file_type type, struct str s, uint32_t *out_width, uint32_t *out_height)
{
    if (type == FILE_JPEG)
        return jpeg_size(s, out_width, out_height);
    if (type == FILE_WEBP)
        return webp_size(s, out_width, out_height);
    if (type == FILE_PNG && s.len >= 24 && memcmp(s.ptr + 12, "IHDR", 4) == 0) {
        *out_width = be32(s.ptr + 16);
        *out_height = be32(s.ptr + 20);
        return true;
    }
    if (type == FILE_GIF && s.len >= 10) {
        *out_width = le16(s.ptr + 6);
        *out_height = le16(s.ptr + 8);
        return true;
    }
    return false;
}
