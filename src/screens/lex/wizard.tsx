/** Moves one Lex V1 bot to V2, a step at a time: each step shows what it found, and takes one choice. */
import type { ComponentType } from 'react';
import { Lines } from '../../components/lines.tsx';
import { theme } from '../../components/theme.ts';
import { useLink } from '../../hooks/console.ts';
import { useLexWizard } from '../../hooks/use-lex-wizard.ts';
import { useBody } from '../../hooks/use-size.ts';
import { wizardBanner } from '../../lex/end-of-life.ts';
import type { WizardPlace } from '../../lex/left-file.ts';
import type { Step } from '../../lex/wizard.ts';
import { Frame } from '../frame.tsx';
import { Trouble } from '../trouble.tsx';
import { BackupStep } from './backup-step.tsx';
import { BotStep } from './bot-step.tsx';
import { ConfirmStep } from './confirm-step.tsx';
import { InventoryStep } from './inventory-step.tsx';
import { ProbeStep } from './probe-step.tsx';
import { ReviewStep } from './review-step.tsx';
import { RoleStep } from './role-step.tsx';
import { StartStep } from './start-step.tsx';
import type { StepProps } from './step-frame.tsx';
import { TargetStep } from './target-step.tsx';
import { VersionStep } from './version-step.tsx';

const SCREENS: Readonly<Record<Step, ComponentType<StepProps>>> = {
  probe: ProbeStep,
  bot: BotStep,
  version: VersionStep,
  inventory: InventoryStep,
  backup: BackupStep,
  target: TargetStep,
  role: RoleStep,
  review: ReviewStep,
  confirm: ConfirmStep,
  run: StartStep,
};

const title = 'Lex V1 to V2';

export function LexWizard() {
  const { session, account, failure } = useLink();
  if (session && account)
    return <Steps region={session.region} accountId={account.accountId} endpointUrl={session.endpointUrl} />;
  if (failure) return <Trouble title={title} failure={failure} />;
  return <Waiting what="Waiting for AWS to say which account this is ..." />;
}

function Waiting({ what }: { readonly what: string }) {
  const { height } = useBody();
  const lines = [theme.warn(` ${wizardBanner}`), '', `   ${what}`];
  return (
    <Frame title={title} bindings={[]}>
      <Lines height={height} lines={lines} />
    </Frame>
  );
}

function Steps(place: WizardPlace) {
  const flow = useLexWizard(place);
  if (!flow) return <Waiting what="Reading what was left of it ..." />;
  const Screen = SCREENS[flow.wizard.step];
  return <Screen flow={flow} />;
}
