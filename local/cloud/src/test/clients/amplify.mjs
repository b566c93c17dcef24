// Every call of aws-amplify's Auth that a storefront makes, against the pool that is given as JSON:
// {endpoint, mailbox, userPoolId, clientId, passwordClientId, admin: {email, password}}
import assert from 'node:assert/strict';
import { Amplify } from 'aws-amplify';
import * as auth from 'aws-amplify/auth';
import { cognitoUserPoolsTokenProvider } from 'aws-amplify/auth/cognito';

const settings = JSON.parse(process.argv[2]);
const memory = new Map();
cognitoUserPoolsTokenProvider.setKeyValueStorage({
  getItem: async (key) => memory.get(key) ?? null,
  setItem: async (key, value) => void memory.set(key, value),
  removeItem: async (key) => void memory.delete(key),
  clear: async () => memory.clear(),
});

function use(userPoolClientId) {
  const { userPoolId, endpoint: userPoolEndpoint } = settings;
  Amplify.configure({ Auth: { Cognito: { userPoolId, userPoolClientId, userPoolEndpoint } } });
}

async function code(address) {
  const { messages } = await (await fetch(settings.mailbox)).json();
  const mail = messages.find((one) => one.recipients.to.includes(address));
  return mail.html.match(/\d{6}/)[0];
}

const refusedAs = (name) => (error) => {
  assert.equal(error.name, name, error.message);
  return true;
};

const username = 'Aroha@Example.nz';
let password = 'correct horse 🐎';
use(settings.clientId);

const started = await auth.signUp({
  username,
  password,
  options: { userAttributes: { email: username, given_name: 'Aroha' } },
});
assert.equal(started.nextStep.signUpStep, 'CONFIRM_SIGN_UP');
assert.equal(started.nextStep.codeDeliveryDetails.destination, 'A***@E***');
await assert.rejects(
  auth.signUp({ username, password, options: { userAttributes: { given_name: 'A' } } }),
  refusedAs('UsernameExistsException'),
);
await assert.rejects(
  auth.signUp({ username: 'b@example.nz', password: 'short67', options: { userAttributes: { given_name: 'B' } } }),
  refusedAs('InvalidPasswordException'),
);
assert.equal((await auth.signIn({ username, password })).nextStep.signInStep, 'CONFIRM_SIGN_UP');
await assert.rejects(
  auth.confirmSignUp({ username, confirmationCode: 'nothing' }),
  refusedAs('CodeMismatchException'),
);
await auth.resendSignUpCode({ username });
const confirmed = await auth.confirmSignUp({ username, confirmationCode: await code(username) });
assert.equal(confirmed.isSignUpComplete, true);

await assert.rejects(
  auth.signIn({ username, password: 'wrong password' }),
  refusedAs('NotAuthorizedException'),
);
await assert.rejects(
  auth.signIn({ username: 'nobody@example.nz', password }),
  refusedAs('NotAuthorizedException'),
);
await assert.rejects(
  auth.signIn({ username, password, options: { authFlowType: 'USER_PASSWORD_AUTH' } }),
  refusedAs('InvalidParameterException'),
);
// Another spelling of the same address.
assert.equal((await auth.signIn({ username: 'aroha@example.NZ', password })).isSignedIn, true);

const user = await auth.getCurrentUser();
const session = await auth.fetchAuthSession();
assert.equal(session.tokens.accessToken.payload.sub, user.userId);
assert.equal(session.tokens.idToken.payload.email_verified, true);
const refreshed = await auth.fetchAuthSession({ forceRefresh: true });
assert.notEqual(refreshed.tokens.accessToken.toString(), session.tokens.accessToken.toString());
assert.equal(
  refreshed.tokens.accessToken.payload.origin_jti,
  session.tokens.accessToken.payload.origin_jti,
);

assert.deepEqual(
  await auth.fetchUserAttributes(),
  { sub: user.userId, email: username, email_verified: 'true', given_name: 'Aroha' },
);
const updated = await auth.updateUserAttributes({ userAttributes: { family_name: 'Ngata' } });
assert.equal(updated.family_name.isUpdated, true);
const moved = await auth.updateUserAttributes({ userAttributes: { email: 'new@example.nz' } });
assert.equal(moved.email.nextStep.updateAttributeStep, 'CONFIRM_ATTRIBUTE_WITH_CODE');
await auth.sendUserAttributeVerificationCode({ userAttributeKey: 'email' });
await auth.confirmUserAttribute({
  userAttributeKey: 'email',
  confirmationCode: await code('new@example.nz'),
});
assert.equal((await auth.fetchUserAttributes()).email_verified, 'true');

await auth.updatePassword({ oldPassword: password, newPassword: 'another horse' });
password = 'another horse';
await auth.signOut();
await assert.rejects(auth.getCurrentUser());

const address = 'new@example.nz';
const reset = await auth.resetPassword({ username: address });
assert.equal(reset.nextStep.resetPasswordStep, 'CONFIRM_RESET_PASSWORD_WITH_CODE');
await auth.confirmResetPassword({
  username: address,
  confirmationCode: await code(address),
  newPassword: 'third horse!',
});
await assert.rejects(auth.signIn({ username: address, password }), refusedAs('NotAuthorizedException'));
await auth.signIn({ username: address, password: 'third horse!' });
const ended = (await auth.fetchAuthSession()).tokens.accessToken.toString();
await auth.signOut({ global: true });
const response = await fetch(settings.endpoint, {
  method: 'POST',
  headers: {
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': 'AWSCognitoIdentityProviderService.GetUser',
  },
  body: JSON.stringify({ AccessToken: ended }),
});
assert.equal(response.status, 400);
assert.equal(response.headers.get('x-amzn-errortype'), 'NotAuthorizedException');

use(settings.passwordClientId);
await auth.signIn({
  username: address,
  password: 'third horse!',
  options: { authFlowType: 'USER_PASSWORD_AUTH' },
});
await auth.deleteUser();
use(settings.clientId);
await assert.rejects(
  auth.signIn({ username: address, password: 'third horse!' }),
  refusedAs('NotAuthorizedException'),
);

const staff = await auth.signIn({
  username: settings.admin.email,
  password: settings.admin.password,
});
assert.equal(staff.nextStep.signInStep, 'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED');
await assert.rejects(
  auth.confirmSignIn({
    challengeResponse: 'short67',
    options: { userAttributes: { given_name: 'Mia' } },
  }),
  refusedAs('InvalidPasswordException'),
);
const chosen = await auth.confirmSignIn({
  challengeResponse: 'staff horse',
  options: { userAttributes: { given_name: 'Mia' } },
});
assert.equal(chosen.isSignedIn, true);
const groups = (await auth.fetchAuthSession()).tokens.accessToken.payload['cognito:groups'];
assert.deepEqual(groups, ['Staff']);
await auth.signOut();
