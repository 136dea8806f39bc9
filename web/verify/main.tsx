import { render } from 'preact';
import '../look.css';
import './verify.css';
import { Foot } from '../shell/foot.tsx';
import { App } from './app.tsx';
import { readBoot } from './boot.ts';

const page = document.getElementById('page');
if (page) {
  page.textContent = '';
  render(
    <>
      <App />
      <Foot boot={readBoot()} inNewTab />
    </>,
    page,
  );
}
