/* A profile comes first; gAMA and cHRM of a PNG count where there is none (PNG 1.2, 4.2.2). What
 * says no more than sRGB, as most files do, leaves the samples as they are. */
#include "parse/image_color.h"

#include <lcms2.h>
#include <math.h>

#define SRGB_GAMMA 0.45455
static const double srgb_white[2] = {0.3127, 0.3290}, srgb_red[2] = {0.64, 0.33},
                    srgb_green[2] = {0.30, 0.60}, srgb_blue[2] = {0.15, 0.06};

static cmsToneCurve *srgb_curve(void) {
    static const cmsFloat64Number part[] = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};
    return cmsBuildParametricToneCurve(NULL, 4, part); /* IEC 61966-2-1 */
}

static cmsHPROFILE screen_profile(bool gray) {
    if (!gray)
        return cmsCreate_sRGBProfile();
    cmsToneCurve *curve = srgb_curve();
    cmsHPROFILE profile = curve ? cmsCreateGrayProfile(cmsD50_xyY(), curve) : NULL;
    cmsFreeToneCurve(curve);
    return profile;
}

static bool is_near(const double a[2], const double b[2]) {
    return fabs(a[0] - b[0]) < 0.002 && fabs(a[1] - b[1]) < 0.002;
}

static bool is_srgb(const struct color_space *space) {
    if (!str_empty(space->profile))
        return false;
    bool primaries = space->white[1] <= 0 ||
                     (is_near(space->white, srgb_white) && is_near(space->red, srgb_red) &&
                      is_near(space->green, srgb_green) && is_near(space->blue, srgb_blue));
    return primaries && (space->gamma <= 0 || fabs(space->gamma - SRGB_GAMMA) < 0.002);
}

static cmsCIExyY point(const double said[2], const double usual[2], bool is_said) {
    const double *from = is_said ? said : usual;
    return (cmsCIExyY){from[0], from[1], 1};
}

/* Of gAMA and cHRM; what is not said is as in sRGB. */
static cmsHPROFILE stated_profile(const struct color_space *space, bool gray) {
    bool said = space->white[1] > 0;
    cmsCIExyY white = point(space->white, srgb_white, said);
    cmsCIExyYTRIPLE primaries = {point(space->red, srgb_red, said),
                                 point(space->green, srgb_green, said),
                                 point(space->blue, srgb_blue, said)};
    cmsToneCurve *curve = space->gamma > 0.02 && space->gamma < 50
                              ? cmsBuildGamma(NULL, 1 / space->gamma)
                              : srgb_curve();
    cmsToneCurve *curves[3] = {curve, curve, curve};
    cmsHPROFILE profile = NULL;
    if (curve)
        profile = gray ? cmsCreateGrayProfile(cmsD50_xyY(), curve)
                       : cmsCreateRGBProfile(&white, &primaries, curves);
    cmsFreeToneCurve(curve);
    return profile;
}

void color_to_srgb(struct raster *raster, const struct color_space *space) {
    static const cmsUInt32Number formats[] = {0, TYPE_GRAY_8, TYPE_GRAYA_8, TYPE_RGB_8,
                                              TYPE_RGBA_8};
    if (is_srgb(space))
        return;
    bool gray = raster->channels <= 2;
    cmsHPROFILE from = str_empty(space->profile)
                           ? stated_profile(space, gray)
                           : cmsOpenProfileFromMem(space->profile.s, (unsigned)space->profile.n);
    cmsHPROFILE screen = screen_profile(gray);
    cmsUInt32Number format = formats[raster->channels];
    cmsHTRANSFORM transform = NULL;
    if (from && screen && cmsGetColorSpace(from) == cmsGetColorSpace(screen))
        transform = cmsCreateTransform(from, format, screen, format, INTENT_RELATIVE_COLORIMETRIC,
                                       cmsFLAGS_BLACKPOINTCOMPENSATION);
    size_t stride = raster->width * raster->channels;
    for (size_t y = 0; transform && y < raster->height; y++)
        cmsDoTransform(transform, raster->bytes + y * stride, raster->bytes + y * stride,
                       (cmsUInt32Number)raster->width);
    if (transform)
        cmsDeleteTransform(transform);
    if (from)
        cmsCloseProfile(from);
    if (screen)
        cmsCloseProfile(screen);
}
