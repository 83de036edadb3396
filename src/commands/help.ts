/** `bellhop --help`. */
export const help = `bellhop: a terminal console for operators of Amazon WorkSpaces and Lex

  bellhop                   the console, on your AWS account
  bellhop --demo            the console, on an AWS it simulates itself
  bellhop simulate          that AWS alone, over HTTP (bellhop simulate --help)

Flags of the console
  --profile NAME            a profile of ~/.aws, as for the AWS CLI
  --region CODE             a Region, like eu-west-1
  --endpoint-url URL        another AWS, such as bellhop simulate
  --write                   changes are unlocked from the start (else: a key)
  --rate N                  AWS calls a second at most
  --speed X                 pace of a simulated AWS: X seconds in one (demo: 20)
  --workspaces N            WorkSpaces in the demo
  --ascii                   no characters beyond ASCII
  --no-color                no colours; also NO_COLOR
  --help, --version

AWS_PROFILE, AWS_REGION and the other variables of the AWS CLI apply.
Inside, ? lists the keys.
`;
