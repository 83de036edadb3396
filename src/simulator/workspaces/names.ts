/** The people of the fleet: user names as directories hold them, from many countries, each used once. */

interface Tongue {
  readonly given: readonly string[];
  readonly family: readonly string[];
}

const words = (text: string) => text.trim().split(/\s+/);

const common: Tongue = {
  given: words(`ann ben carla david elena frank grace henry ines jonas karin liam maria noah olivia paul quentin rosa
    samuel tessa ursula victor wendy xenia yusuf zara aisha bruno chloe dario emma felix gina hugo irene jack kofi
    laura marco nadia oscar petra rafael sofia thomas ulla vera walter yara zeno amara boris celine dmitri esther
    fatima george hannah ivan julia kenji lena mehmet nora omar priya ravi sara tariq uma vikram wei ximena yuki`),
  family: words(`keller meyer rossi novak garcia silva jansen smith dubois fischer moreau andersson kowalski nagy
    costa hughes patel singh chen tanaka kim nguyen okafor mensah haddad demir yilmaz petrov ivanova horvat popescu
    virtanen larsen berg lindqvist murphy walsh byrne campbell fraser evans morgan davies baker turner cooper ward
    bailey carter weber schulz becker hoffmann wagner braun vogel huber gruber steiner bauer ricci marino greco conti
    leroy roux fournier lambert girard mercier blanc torres ramos vargas castro ortega delgado reyes`),
};

/** One row in ten is from here. */
const others: readonly Tongue[] = [
  { given: words('jürgen björn käthe rené zoë'), family: words('müller groß schröder böhm jäger köhler') },
  { given: words('søren åsa øyvind märta jørgen'), family: words('sørensen østergård ålund nygård bjørnstad') },
  { given: words('łukasz małgorzata zdeněk šárka'), family: words('wójcik dvořák černý żukowski ščasný') },
  { given: words('joão françois maría núria'), family: words('peña gonçalves núñez conceição lefèvre') },
  { given: words('美咲 太郎 陽子'), family: words('山田 佐藤 鈴木 高橋') },
  { given: words('ольга сергей'), family: words('смирнова кузнецов попова') },
];

const places = words('amsterdam barcelona copenhagen dubrovnik edinburgh frankfurt gothenburg heraklion');

function person({ given, family }: Tongue, nth: number): string {
  const pairs = given.length * family.length;
  // A stride without common factors walks every pair once before the first repeats.
  const pair = (nth * 4517 + 13) % pairs;
  const round = Math.floor(nth / pairs);
  return `${given[pair % given.length]}.${family[Math.floor(pair / given.length)]}${round === 0 ? '' : round + 1}`;
}

/** Unique for every row number. */
export function userName(row: number): string {
  const group = Math.floor(row / 10);
  if (row % 10 !== 7) return person(common, group * 9 + (row % 10) - (row % 10 > 7 ? 1 : 0));
  // Close to the longest that WorkSpaces takes: 63 characters.
  if (group % 25 === 4)
    return `svc-conference-centre-kiosk-${places[(group >> 3) % places.length]}-ground-floor-lobby-${group}`.slice(
      0,
      63,
    );
  return person(others[group % others.length] ?? common, Math.floor(group / others.length));
}
