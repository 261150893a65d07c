// Stands behind the script of every component: its data comes as a list of one.

export default ({ data: [data], ...component }) => draw({ data, ...component });
