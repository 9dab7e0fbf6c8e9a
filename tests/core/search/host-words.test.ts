import { expect, it } from 'vitest';
import { hostForms, hostWord } from '../../../src/core/search/host-words.ts';

it.each([
  ['', []],
  ['localhost', ['localhost']],
  ['arxiv.org', ['arxiv', 'org', 'arxivorg']],
  ['gist.github.com', ['gist', 'github', 'com', 'gistgithubcom', 'githubcom']],
  ['my-own-long-name.a.example', ['my', 'own', 'long', 'name', 'a', 'example', 'myownlongnameaexample', 'aexample']],
  ['müller.example', ['muller', 'example', 'mullerexample']],
])('files the host %j under its parts and its domains', (host, forms) => {
  expect(hostForms(host)).toEqual(forms);
});

it.each(['example.org', 'a.example.org', 'much-longer.a.b.example.org'])('finds %s by the domain above it', (host) => {
  expect(hostForms(host)).toContain(hostWord('example.org'));
});
