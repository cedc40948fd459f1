"""A review on a whole screen: keys go to the reducer, its lines to the terminal."""

from typing import Final

from prompt_toolkit.application import Application, run_in_terminal
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import BufferControl, ConditionalContainer, FormattedTextControl, HSplit, Layout, Window
from prompt_toolkit.layout.dimension import Dimension
from prompt_toolkit.output import ColorDepth
from prompt_toolkit.styles import Style

from icp2prd.cli.editor import edited
from icp2prd.cli.reviewing import CarryOut, leaves
from icp2prd.review.drawing import INPUT_ROWS, draw
from icp2prd.review.reducing import reduce
from icp2prd.review.state import Event, OpenEditor, Pressed, Resized, Size, State, Typed

_STYLE: Final = Style.from_dict(
    {
        "strong": "bold",
        "dim": "dim",
        "warn": "ansiyellow",
        "bad": "bold ansired",
        "good": "ansigreen",
        "bar": "reverse",
    }
)
_NAMES: Final = {Keys.ControlM: "enter", Keys.ControlJ: "enter"}


def review_on_screen(state: State, carry_out: CarryOut, *, no_color: bool) -> State:
    """Until the person quits; where that was. Raises KeyboardInterrupt, and what carrying out raises."""
    return _Screen(state, carry_out, no_color=no_color).run()


class _Screen:
    def __init__(self, state: State, carry_out: CarryOut, *, no_color: bool) -> None:
        self._state = state
        self._carry_out = carry_out
        self._buffer = Buffer(multiline=False)
        self._main = Window(FormattedTextControl(self._fragments, focusable=True), always_hide_cursor=True)
        self._input = Window(BufferControl(self._buffer), height=Dimension.exact(INPUT_ROWS), wrap_lines=True)
        asking = Condition(lambda: self._state.asking is not None)
        self._app: Application[None] = Application(
            layout=Layout(HSplit([self._main, ConditionalContainer(self._input, asking)]), self._main),
            key_bindings=self._bindings(asking),
            style=_STYLE,
            color_depth=ColorDepth.DEPTH_1_BIT if no_color else None,
            full_screen=True,
        )
        self._app.ttimeoutlen = 0.1  # an Escape is answered at once, also over ssh

    def run(self) -> State:
        self._app.run()
        return self._state

    def _fragments(self) -> StyleAndTextTuples:
        size = self._app.output.get_size()
        now = Size(columns=size.columns, rows=size.rows)
        if now != self._state.size:
            self._state = reduce(self._state, Resized(now)).state
        fragments: StyleAndTextTuples = []
        for line in draw(self._state):
            fragments += [(f"class:{span.style}" if span.style else "", span.text) for span in line]
            fragments.append(("", "\n"))
        return fragments[:-1]

    def _bindings(self, asking: Condition) -> KeyBindings:
        bindings = KeyBindings()

        @bindings.add(Keys.Any, filter=~asking)
        @bindings.add(Keys.Escape, filter=~asking, eager=True)
        @bindings.add(Keys.ControlM, filter=~asking)
        def _pressed(event: KeyPressEvent) -> None:
            key = event.key_sequence[0].key
            self._take(Pressed(_NAMES.get(key, key.value) if isinstance(key, Keys) else key))

        @bindings.add(Keys.ControlM, filter=asking)
        def _entered(_: KeyPressEvent) -> None:
            self._take(Typed(self._buffer.text))

        @bindings.add(Keys.Escape, filter=asking, eager=True)
        def _escaped(_: KeyPressEvent) -> None:
            self._take(Typed(None))

        @bindings.add(Keys.ControlC)
        @bindings.add(Keys.SIGINT)
        def _interrupted(event: KeyPressEvent) -> None:
            event.app.exit(exception=KeyboardInterrupt())

        return bindings

    def _take(self, event: Event) -> None:
        try:
            self._state, effects = reduce(self._state, event)
            self._carry_out(effects)
        except Exception as error:  # noqa: BLE001  the loop would print it over the screen; it is told when that is gone
            self._app.exit(exception=error)
            return
        if leaves(effects):
            self._app.exit()
            return
        for one in effects:
            if isinstance(one, OpenEditor):
                self._app.create_background_task(self._edit(one.text))
        self._focus()

    def _focus(self) -> None:
        asking = self._state.asking
        if asking is None:
            self._app.layout.focus(self._main)
        elif not self._app.layout.has_focus(self._input):
            self._buffer.set_document(Document(asking.initial))
            self._app.layout.focus(self._input)

    async def _edit(self, text: str) -> None:
        """Where nothing comes of it, the line that is asked for is typed here."""
        self._take(await run_in_terminal(lambda: edited(text), in_executor=True))
        self._app.invalidate()
