// Shows nothing: for it, the browser loads early what all components need, so that lists find their room at once.
const draw = () => {};
