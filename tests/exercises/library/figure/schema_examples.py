"""Small examples of figures: for each place what may stand there and what may not."""

OPTIONAL = [""]
FIGURE = "name: Mine\nkind: walk\nposition: standing\ninstructions: [Go.]\nfigure: {{{{{}, {{}}: {{}}}}}}\n"
TALL = "{spine: [90, 90, 90], arms: [-90, -85], legs: [-90, -90, 0]}"
BOWED = "{spine: [60, 60, 60], arms: [-90, -85], legs: [-90, -90, 0]}"
FACING = "{trunk: 90, arms: [-80, -85], legs: [-90, -90, -90]}"
ONE_POSE, TWO_POSES = (
    FIGURE.format(f"keys: {{{poses}}}".replace("{", "{{").replace("}", "}}"))
    for poses in (f"up: {TALL}", f"up: {TALL}, bow: {BOWED}")
)
POSES = FIGURE.format("view: side")
POSE, FRONT_POSE, TOP_POSE = (
    FIGURE.replace("{{}}: {{}}", "keys: {{{{up: {{{{{}, {{}}: {{}}}}}}}}}}").format(*parts)
    for parts in (
        ("view: side", "arms: [-90, -85], legs: [-90, -90, 0]"),
        ("view: front", "legs: [-90, -90, -90]"),
        ("view: top", "arms: [0, 0]"),
    )
)
ANGLE = (
    ["90", "-90", "+90", "12.5", "-0.25", "360", "-360", "'45'", "007"],
    ["361", "-360.5", "ninety", "''", "[3]", "{a: b}", "true", "90°", "1e2", "'12,5'"],
)

FIGURE_PLACES = [
    (
        "exercise",
        ONE_POSE,
        "view",
        (["side", "front", "feet", "top", *OPTIONAL], ["back", "Side", "3", "[side]", "''"]),
    ),
    (
        "exercise",
        ONE_POSE,
        "props",
        (
            ["[]", "[mat]", "[mat, {prop: chair, x: -0.3, height: 0.28}]", "[{prop: wall, x: }]", *OPTIONAL],
            ["mat", "[sofa]", "[{x: 1}]", "[{prop: mat, y: 1}]", "[{prop: mat, x: 1.6}]", "[{prop: mat, height: -1}]"],
        ),
    ),
    ("exercise", ONE_POSE, "props", ([f"[{', '.join(['mat'] * 8)}]"], [f"[{', '.join(['mat'] * 9)}]", "[[mat]]", "3"])),
    (
        "exercise",
        ONE_POSE,
        "pin",
        (
            ["[]", "[hips]", "[shoulders, near-foot, far-toe]", "[feet, hands]", *OPTIONAL],
            ["hips", "[head]", "[left-foot]", "[near]", "[3]", "[[hips]]", "{hips: 1}", "['']"],
        ),
    ),
    ("exercise", ONE_POSE, "walks", (["no", "false", "'no'", "off", *OPTIONAL], ["maybe", "3", "yes", "[no]", "''"])),
    (
        "exercise",
        ONE_POSE,
        "cycle",
        (["[up]", "[up, hold]", *OPTIONAL], ["[]", "up", "[2s]", "[hold]", "[[up]]", "{up: 2s}"]),
    ),
    (
        "exercise",
        TWO_POSES,
        "cycle",
        (
            ["[up, 2s, bow, hold, bow, 2s, up]", "[up, 2, ~bow, 1.5, up]", "[bow, 60s, up, 0:02, bow]", "[bow]"],
            [*OPTIONAL, "[]", "[2s, up]", "[up, 2s, bow, hold, bow, hold, 2s, up]", "[up, 0s, bow, 2s, up]"],
        ),
    ),
    (
        "exercise",
        TWO_POSES,
        "cycle",
        ([], ["[up, 61s, bow, 2s, up]", "[up, 120, bow, 2s, up]", "[up, -2s, bow, 2s, up]"]),
    ),
    (
        "exercise",
        POSES,
        "keys",
        (
            [f"{{up: {TALL}}}", f"{{'my pose': {TALL}}}", f"{{second: {TALL}}}"],
            ["", "{}", f"[{TALL}]", "{up: }", "{up: tall}", f"{{hold: {TALL}}}", f"{{2s: {TALL}}}", f"{{~up: {TALL}}}"],
        ),
    ),
    ("exercise", POSES, "keys", ([], [f"{{up: {FACING}}}", f"{{'': {TALL}}}", f"{{up: {TALL}, bow: {BOWED}}}"])),
    ("exercise", POSES, "frames", ([], ["[]"])),
    (
        "exercise",
        POSE,
        "spine",
        (
            ["[90, 90, 90]", *(f"[{angle}, 90, 0]" for angle in ANGLE[0])],
            ["", "90", "[]", "[90, 90]", "[90, 90, 90, 90]", *(f"[{angle}, 90, 0]" for angle in ANGLE[1])],
        ),
    ),
    (
        "exercise",
        POSE.replace("arms: [-90, -85], ", "spine: [90, 90, 90], "),
        "arms",
        (
            ["[-90, -85]", "{near: [-90, -85], far: [-60, -20]}"],
            [
                "",
                "-90",
                "[-90]",
                "{near: [-90, -85]}",
                "{near: [-90, -85], fra: [-60, -20]}",
                "{near: -90, far: [-60, -20]}",
            ],
        ),
    ),
    (
        "exercise",
        POSE.replace("arms:", "spine: [90, 90, 90], arms:"),
        "foreshorten",
        (
            ["{}", "{near-thigh: 0.6}", "{trunk: 1, head: 0, far-leg: '0.5', near-foot: }", *OPTIONAL],
            ["0.6", "[near-thigh]", "{left-thigh: 0.6}", "{near-hip: 0.6}", "{near-thigh: 1.1}", "{near-thigh: -0.1}"],
        ),
    ),
    ("exercise", POSE.replace("arms:", "spine: [90, 90, 90], arms:"), "trunk", ([], ["90", *OPTIONAL])),
    (
        "exercise",
        FRONT_POSE.replace("legs:", "trunk: 90, legs:"),
        "arms",
        (
            ["[-80, -85]", "{left: [-80, -85], right: [-100, -95]}"],
            ["", "{near: [-80, -85], far: [-60, -20]}", "{left: [-80, -85]}"],
        ),
    ),
    ("exercise", FRONT_POSE.replace("legs:", "arms: [-80, -85], legs:"), "trunk", (ANGLE[0], [*ANGLE[1], ""])),
    (
        "exercise",
        FRONT_POSE.replace("legs:", "arms: [-80, -85], legs:"),
        "spine",
        (["[90, 90, 90]"], ["", "90", "[90]"]),
    ),
    (
        "exercise",
        FRONT_POSE.replace("legs:", "trunk: 90, arms: [-80, -85], legs:"),
        "hips",
        (ANGLE[0] + OPTIONAL, ANGLE[1]),
    ),
    (
        "exercise",
        FRONT_POSE.replace("legs:", "trunk: 90, arms: [-80, -85], legs:"),
        "head",
        (["80", *OPTIONAL], ["up"]),
    ),
    (
        "exercise",
        FRONT_POSE.replace("legs:", "trunk: 90, arms: [-80, -85], legs:"),
        "spine",
        (OPTIONAL, ["[90, 90, 90]"]),
    ),
    ("exercise", FRONT_POSE.replace("legs:", "trunk: 90, arms: [-80, -85], legs:"), "pelvis", ([], ["0"])),
    ("exercise", TOP_POSE, "shoulders", (ANGLE[0] + OPTIONAL, ANGLE[1])),
    ("exercise", TOP_POSE, "pelvis", (["-8", *OPTIONAL], ["[8]"])),
    ("exercise", TOP_POSE, "trunk", (["180", *OPTIONAL], ["flat"])),
    ("exercise", TOP_POSE, "legs", (["[0, 0, 0]", *OPTIONAL], ["[0, 0]", "0"])),
    ("exercise", TOP_POSE, "hips", ([], ["0"])),
]
