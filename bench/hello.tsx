/** The least an Ink program can be: what `npm run bench` holds the console's start against. */
import { render, Text } from 'ink';

render(<Text>hello</Text>);
