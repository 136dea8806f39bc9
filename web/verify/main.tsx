import { render } from 'preact';
import '../look.css';
import './verify.css';
import { App } from './app.tsx';

const page = document.getElementById('page');
if (page) {
  page.textContent = '';
  render(<App />, page);
}
