#!/usr/bin/env python3
"""Draws the architecture diagrams of the sample submissions.

usage: draw_diagrams.py          (needs python3-cairo and the Inter typeface)

Writes the pictures named in SCENES, beside this file: 2400 pixels wide, RGB without alpha, the
same bytes on each run with the same cairo and fonts. All pictures share one layout, so that a
reader who has understood the first finds the others familiar; what differs is the text in SCENES.
"""
import os
import struct
import zlib

import cairo

WIDTH, HEIGHT = 2400, 1610
INK, BLUE, GREY, LINE = "#1c2430", "#0b4a80", "#55637a", "#c5ccd6"
FILL, TINT, WHITE = "#f2f5f9", "#e6eef6", "#ffffff"
FACE = "Inter"


def colour(context, value):
    context.set_source_rgb(*(int(value[i:i + 2], 16) / 255 for i in (1, 3, 5)))


def rectangle(context, box, stroke, fill=None, width=3, dash=None, radius=8):
    x, y, w, h = box
    r, quarter = radius, 1.5707963267948966
    context.new_path()
    context.arc(x + w - r, y + r, r, -quarter, 0)
    context.arc(x + w - r, y + h - r, r, 0, quarter)
    context.arc(x + r, y + h - r, r, quarter, 2 * quarter)
    context.arc(x + r, y + r, r, 2 * quarter, 3 * quarter)
    context.close_path()
    if fill:
        colour(context, fill)
        context.fill_preserve()
    colour(context, stroke)
    context.set_line_width(width)
    context.set_dash(dash or [])
    context.stroke()
    context.set_dash([])


def text(context, x, y, value, size=32, tone=INK, bold=False, align="left"):
    """One line with its baseline at y; returns its width."""
    context.select_font_face(FACE, cairo.FONT_SLANT_NORMAL,
                             cairo.FONT_WEIGHT_BOLD if bold else cairo.FONT_WEIGHT_NORMAL)
    context.set_font_size(size)
    advance = context.text_extents(value).x_advance
    left = {"left": x, "centre": x - advance / 2, "right": x - advance}[align]
    colour(context, tone)
    context.move_to(left, y)
    context.show_text(value)
    return advance


def node(context, box, title, lines, fill=FILL, stroke=INK, size=30):
    """A box with a bold title and smaller lines, set as one block in its middle."""
    x, y, w, h = box
    rectangle(context, box, stroke, fill, 2.5)
    step = size + 9
    top = y + (h - (len(lines) * step + size)) / 2 + size * 0.86
    widest = text(context, x + 26, top, title, size + 2, INK, True)
    for i, line in enumerate(lines, 1):
        widest = max(widest, text(context, x + 26, top + i * step, line, size, GREY))
    assert widest <= w - 38, (title, widest, w)


def head(context, x, y, dx, dy, tone):
    """An arrow head whose tip is at x, y, pointing along dx, dy (unit steps)."""
    context.new_path()
    context.move_to(x, y)
    context.line_to(x - 22 * dx - 11 * dy, y - 22 * dy - 11 * dx)
    context.line_to(x - 22 * dx + 11 * dy, y - 22 * dy + 11 * dx)
    context.close_path()
    colour(context, tone)
    context.fill()


def arrow(context, points, tone=BLUE, dash=None, width=5, both=False):
    """A line of horizontal and vertical pieces with a head at its end, or at both ends."""
    def unit(a, b):
        return ((b[0] > a[0]) - (b[0] < a[0]), (b[1] > a[1]) - (b[1] < a[1]))
    last, first = unit(points[-2], points[-1]), unit(points[1], points[0])
    line = list(points)
    line[-1] = (points[-1][0] - 16 * last[0], points[-1][1] - 16 * last[1])
    if both:
        line[0] = (points[0][0] - 16 * first[0], points[0][1] - 16 * first[1])
    context.new_path()
    for point in line:
        context.line_to(*point)
    colour(context, tone)
    context.set_line_width(width)
    context.set_dash(dash or [])
    context.set_line_join(cairo.LINE_JOIN_ROUND)
    context.stroke()
    context.set_dash([])
    head(context, *points[-1], *last, tone)
    if both:
        head(context, *points[0], *first, tone)


def label(context, x, y, lines, tone=BLUE, align="left", size=28):
    for i, line in enumerate(lines):
        text(context, x, y + i * (size + 7), line, size, tone, align=align)


# Columns and rows that both pictures share.
SITE = (40, 120, 500, 1064)
CLOUD = (800, 40, 1560, 1440)
VPC = (840, 120, 1480, 1064)
ZONES = ((876, 196, 680, 952), (1604, 196, 680, 952))
ROWS = (296, 592, 888)   # tops of the subnets
SUBNET_HEIGHT = 236
NODE_HEIGHT = 158
SERVICES_TOP = 1254
GAP = 670                # middle of the space between site and cloud


def subnet_box(zone, row):
    return (ZONES[zone][0] + 24, ROWS[row], 632, SUBNET_HEIGHT)


def node_box(zone, row):
    x, y, w, _ = subnet_box(zone, row)
    return (x + 24, y + 60, w - 48, NODE_HEIGHT)


def draw_site(context, scene):
    rectangle(context, SITE, INK, WHITE)
    text(context, SITE[0] + 28, SITE[1] + 54, scene["site"], 34, INK, True)
    for (title, *lines), top in zip(scene["site nodes"], (356, 652, 948)):
        node(context, (SITE[0] + 28, top, SITE[2] - 56, NODE_HEIGHT), title, lines)


def draw_cloud(context, scene):
    rectangle(context, CLOUD, LINE, WHITE)
    text(context, CLOUD[0] + 40, CLOUD[1] + 54, "AWS Cloud, eu-central-1", 34, GREY, True)
    rectangle(context, VPC, BLUE, WHITE, 4)
    text(context, VPC[0] + 40, VPC[1] + 50, scene["vpc"], 32, BLUE, True)
    for number, zone in enumerate(ZONES):
        rectangle(context, zone, GREY, None, 2.5, [14, 9])
        text(context, zone[0] + 24, zone[1] + 56, "Availability Zone " + "ab"[number], 32, INK, True)


def draw_subnets(context, scene):
    for row in range(3):
        for zone in range(2):
            box = subnet_box(zone, row)
            rectangle(context, box, TINT, TINT, 2)
            text(context, box[0] + 24, box[1] + 42, scene["subnets"][row][zone], 27, GREY)
            title, *lines = scene["nodes"][row][zone]
            node(context, node_box(zone, row), title, lines, WHITE, BLUE)


def draw_services(context, scene):
    width, gap = 284, 15
    for i, (title, *lines) in enumerate(scene["services"]):
        box = (VPC[0] + i * (width + gap), SERVICES_TOP, width, 190)
        node(context, box, title, lines, FILL, LINE, 26)


def middle(box):
    return box[1] + box[3] / 2


def draw_flows(context, scene):
    replication, target = node_box(0, 0), node_box(0, 1)
    y = middle(replication)
    arrow(context, [(SITE[0] + SITE[2] - 28, y), (replication[0], y)])
    label(context, GAP, y - 24 - 35 * (len(scene["link"]) - 1), scene["link"], align="centre")
    label(context, GAP, y + 44, scene["source tls"], align="centre")
    x = replication[0] + replication[2] - 80
    arrow(context, [(x, replication[1] + NODE_HEIGHT), (x, target[1])])
    label(context, x - 24, ROWS[1] - 20, [scene["target tls"]], align="right")
    for row in (0, 1):
        left, right = node_box(0, row), node_box(1, row)
        arrow(context, [(left[0] + left[2], middle(left)), (right[0], middle(right))], GREY, None, 4)
    draw_schema_flows(context, scene)
    draw_application_flow(context, scene)


def draw_schema_flows(context, scene):
    workstation, target = node_box(0, 2), node_box(0, 1)
    up = workstation[0] + workstation[2] - 80
    arrow(context, [(up, workstation[1]), (up, target[1] + NODE_HEIGHT)], GREY, [12, 9], 4)
    label(context, up - 24, ROWS[2] - 20, [scene["ddl"]], GREY, "right")
    y, x = middle(workstation), SITE[0] + SITE[2] + 36
    source = node_box(0, 0)[1] + NODE_HEIGHT - 28
    arrow(context, [(workstation[0], y), (x, y), (x, source), (SITE[0] + SITE[2] - 28, source)],
          GREY, [12, 9], 4)
    label(context, GAP + 16, y - 24, ["schema read"], GREY, "centre")


def draw_application_flow(context, scene):
    """The application: on premises (row 2 of the site) or in zone b (row 3)."""
    if scene["application"] == "site":
        y = middle(node_box(0, 1))
        arrow(context, [(SITE[0] + SITE[2] - 28, y), (node_box(0, 1)[0], y)], INK, None, 4)
        label(context, GAP + 16, y - 24, ["TLS, since"], INK, "centre")
        label(context, GAP + 16, y + 44, ["cut-over"], INK, "centre")
    else:
        box = node_box(1, 2)
        x = box[0] + box[2] - 80
        arrow(context, [(x, box[1]), (x, node_box(1, 1)[1] + NODE_HEIGHT)], INK, None, 4)
        label(context, x - 24, ROWS[2] - 20, ["cluster and reader endpoints, TLS"], INK, "right")


def draw_legend(context, _scene):
    y = 1556
    arrow(context, [(40, y), (140, y)])
    end = 160 + text(context, 160, y + 10, "data: full load and CDC", 28)
    arrow(context, [(end + 50, y), (end + 150, y)], GREY, [12, 9], 4)
    end += 170 + text(context, end + 170, y + 10, "schema", 28)
    arrow(context, [(end + 50, y), (end + 150, y)], GREY, None, 4)
    end += 170 + text(context, end + 170, y + 10, "standby or reader", 28)
    arrow(context, [(end + 50, y), (end + 150, y)], INK, None, 4)
    end += 170 + text(context, end + 170, y + 10, "application", 28)
    rectangle(context, (end + 50, y - 18, 56, 36), TINT, TINT)
    end += 126 + text(context, end + 126, y + 10, "private subnet", 28)
    rectangle(context, (end + 50, y - 18, 56, 36), GREY, None, 2.5, [10, 7])
    end += 126 + text(context, end + 126, y + 10, "Availability Zone", 28)
    assert end <= WIDTH - 40, end


def draw(scene):
    surface = cairo.ImageSurface(cairo.FORMAT_RGB24, WIDTH, HEIGHT)
    context = cairo.Context(surface)
    options = cairo.FontOptions()
    options.set_antialias(cairo.ANTIALIAS_GRAY)
    options.set_hint_style(cairo.HINT_STYLE_NONE)
    options.set_hint_metrics(cairo.HINT_METRICS_OFF)
    context.set_font_options(options)
    colour(context, WHITE)
    context.paint()
    for part in (draw_site, draw_cloud, draw_subnets, draw_services, draw_flows, draw_legend):
        part(context, scene)
    surface.flush()
    return surface


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def write_png(path, surface):
    """RGB, 8 bits, filter Up: without alpha and without the time stamp that libraries add."""
    data, stride = bytes(surface.get_data()), surface.get_stride()
    before, rows = bytes(WIDTH * 3), bytearray()
    for y in range(HEIGHT):
        line = data[y * stride:y * stride + WIDTH * 4]
        rgb = bytearray(WIDTH * 3)
        rgb[0::3], rgb[1::3], rgb[2::3] = line[2::4], line[1::4], line[0::4]
        rows.append(2)
        rows += bytes((a - b) & 255 for a, b in zip(rgb, before))
        before = bytes(rgb)
    with open(path, "wb") as out:
        out.write(b"\x89PNG\r\n\x1a\n")
        out.write(chunk(b"IHDR", struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)))
        out.write(chunk(b"pHYs", struct.pack(">IIB", 11811, 11811, 1)))
        out.write(chunk(b"IDAT", zlib.compress(bytes(rows), 9)))
        out.write(chunk(b"IEND", b""))


SCENES = {
    "northwind-dms/diagrams/contoso.png": {
        "site": "Leipzig data centre",
        "site nodes": [
            ("Oracle 12c, 412 GB", "primary, archived redo 72 h", "supplemental logging on"),
            ("Oracle standby", "Data Guard, kept until", "28 September 2018"),
            ("Shops and web shop", "212 shops, 2,600 requests", "at peak"),
        ],
        "vpc": "VPC 10.20.0.0/16, no public subnets",
        "subnets": [("replication subnet, group sg-dms", "replication subnet, group sg-dms"),
                    ("data subnet, group sg-aurora", "data subnet, group sg-aurora"),
                    ("application subnet, group sg-app", "application subnet, group sg-app")],
        "nodes": [
            [("DMS replication instance", "dms.r4.2xlarge, engine 2.4.3", "private, active"),
             ("DMS standby", "Multi-AZ, same storage key", "takes over tasks")],
            [("Aurora PostgreSQL writer", "db.r4.4xlarge, 9.6.8", "storage in three zones"),
             ("Aurora reader", "db.r4.4xlarge, 9.6.8", "failover target")],
            [("SCT workstation", "Amazon EC2, no inbound access", "assessment and conversion"),
             ("Order services", "Amazon EC2 Auto Scaling", "over zones a and b")],
        ],
        "link": ["Direct Connect", "1 Gbit/s", "VPN as backup"],
        "source tls": ["TLS", "verify-ca"],
        "target tls": "TLS verify-full, port 5432",
        "ddl": "converted schema, Liquibase",
        "services": [
            ("AWS KMS", "one key: storage,", "snapshots, bucket"),
            ("AWS IAM", "roles, permissions", "by tag"),
            ("CloudWatch", "task logs, alarms", "on latency"),
            ("Secrets Manager", "passwords of", "the endpoints"),
            ("Amazon S3", "order events,", "reports, audit trail"),
        ],
        "application": "zone b",
    },
    "northwind-dms/diagrams/fabrikam.png": {
        "site": "Insurer's data centre",
        "site nodes": [
            ("SQL Server 2014", "268 GB, two-node cluster", "full recovery model"),
            ("Policy application", "38 services, 640 requests", "at peak"),
            ("Distributor", "MS-REPLICATION, log", "backups kept for 96 h"),
        ],
        "vpc": "VPC 10.40.0.0/16, no internet gateway",
        "subnets": [("replication subnet, group sg-dms", "replication subnet, group sg-dms"),
                    ("data subnet, group sg-rds", "data subnet, group sg-rds"),
                    ("tools subnet, group sg-tools", "tools subnet, group sg-endpoints")],
        "nodes": [
            [("DMS replication instance", "dms.c4.2xlarge, engine 2.4.4", "private, active"),
             ("DMS standby", "Multi-AZ, same storage key", "takes over tasks")],
            [("RDS for SQL Server 2016", "db.r4.2xlarge, primary", "6,000 provisioned IOPS"),
             ("RDS standby", "mirrored, Multi-AZ", "failover target")],
            [("SCT workstation", "Amazon EC2, no inbound access", "assessment and scripts"),
             ("Interface endpoints", "KMS, CloudWatch Logs,", "Secrets Manager")],
        ],
        "link": ["VPN, 2 tunnels", "200 Mbit/s"],
        "source tls": ["TLS", "require"],
        "target tls": "TLS verify-full, port 1433",
        "ddl": "scripted schema",
        "services": [
            ("AWS KMS", "one key: storage,", "snapshots, bucket"),
            ("AWS IAM", "roles, permissions", "by tag"),
            ("CloudWatch", "task logs, alarms", "on latency"),
            ("Secrets Manager", "passwords of", "the endpoints"),
            ("Amazon S3", "reports, audit trail,", "rehearsal backup"),
        ],
        "application": "site",
    },
    "fabrikam-dms-in-progress/diagrams/tailspin.png": {
        "site": "Hosting in Gothenburg",
        "site nodes": [
            ("MySQL 5.6, 88 GB", "one server, 8 cores", "row-based binary log"),
            ("Web shop", "410 requests at peak", "four countries"),
            ("Backup server", "dumps, 14 days", "not migrated"),
        ],
        "vpc": "VPC 10.60.0.0/16, no public subnets",
        "subnets": [("replication subnet, group sg-dms", "replication subnet, group sg-dms"),
                    ("data subnet, group sg-aurora", "data subnet, group sg-aurora"),
                    ("tools subnet, group sg-tools", "tools subnet, group sg-tools")],
        "nodes": [
            [("DMS replication instance", "dms.t2.medium", "private, active"),
             ("DMS standby", "Multi-AZ, same storage key", "takes over tasks")],
            [("Aurora MySQL writer", "db.r4.large, 5.6", "storage in three zones"),
             ("Aurora reader", "db.r4.large, 5.6", "failover target")],
            [("Tools host", "Amazon EC2, no inbound access", "schema scripts, checksums"),
             ("Percona Toolkit", "on Amazon EC2", "comparison of tables")],
        ],
        "link": ["VPN, 2 tunnels", "100 Mbit/s"],
        "source tls": ["TLS", "verify-ca"],
        "target tls": "TLS verify-full, port 3306",
        "ddl": "scripted schema",
        "services": [
            ("AWS KMS", "one key: storage,", "snapshots"),
            ("AWS IAM", "roles, permissions", "by tag"),
            ("CloudWatch", "task logs, alarms", "on latency"),
            ("CloudTrail", "calls of the", "project's roles"),
            ("Amazon S3", "schema scripts,", "audit trail"),
        ],
        "application": "site",
    },
}


def main():
    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "input")
    for name, scene in SCENES.items():
        write_png(os.path.join(folder, *name.split("/")), draw(scene))


if __name__ == "__main__":
    main()
