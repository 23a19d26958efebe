-- An organization on its way in sees how far its own training is, as it was measured; no other figure, and none of others.
create policy rollout_measure_own_training on public.rollout_measure for select to bmms_app
  using (organization_id = (select bmms.organization_or_platform()) and criterion = 'training_completion');
